/// What a person may know of what is kept of them: gathered from every room, as text.
@NullMarked
package org.doorstep.security.subject;

import org.jspecify.annotations.NullMarked;
