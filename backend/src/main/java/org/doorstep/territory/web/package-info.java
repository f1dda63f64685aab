/// The phone's door to the ground.
@NullMarked
package org.doorstep.territory.web;

import org.jspecify.annotations.NullMarked;
