/// What the mobile API says about signing up and about oneself.
@NullMarked
package org.doorstep.membership.web;

import org.jspecify.annotations.NullMarked;
