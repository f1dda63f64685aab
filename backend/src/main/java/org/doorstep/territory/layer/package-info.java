/// Layers of the ground beside wards and streets: barriers and ways on foot, kept in tiles so that
/// a question reads only what lies round about it.
@NullMarked
package org.doorstep.territory.layer;

import org.jspecify.annotations.NullMarked;
