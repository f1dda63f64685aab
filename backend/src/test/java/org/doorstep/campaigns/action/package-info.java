/// What an organiser may enter.
@NullMarked
package org.doorstep.campaigns.action;

import org.jspecify.annotations.NullMarked;
