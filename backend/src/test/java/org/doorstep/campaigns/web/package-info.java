/// What phones ask about actions.
@NullMarked
package org.doorstep.campaigns.web;

import org.jspecify.annotations.NullMarked;
