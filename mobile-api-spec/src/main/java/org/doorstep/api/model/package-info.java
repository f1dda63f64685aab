/// The wire records, generated from the contract: immutable, optional fields are null where absent.
/// Lists are copied; a list that holds null is refused while it is read.
@NullMarked
package org.doorstep.api.model;

import org.jspecify.annotations.NullMarked;
