/// What the mobile API says about actions, places and check-ins.
@NullMarked
package org.doorstep.campaigns.web;

import org.jspecify.annotations.NullMarked;
