/// What phones ask about signing up and about oneself.
@NullMarked
package org.doorstep.membership.web;

import org.jspecify.annotations.NullMarked;
