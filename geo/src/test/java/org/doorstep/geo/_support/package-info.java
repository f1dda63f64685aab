/// What the tests of this module share: the open data, read in place.
@NullMarked
package org.doorstep.geo._support;

import org.jspecify.annotations.NullMarked;
