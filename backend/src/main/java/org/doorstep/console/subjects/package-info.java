/// What is kept of a person: for that person, and for the data protection officer who answers a
/// request.
@NullMarked
package org.doorstep.console.subjects;

import org.jspecify.annotations.NullMarked;
