/// The shortest tour over stops of which only the costs between them are known. Knows nothing of
/// streets and doors; `geo.walk` translates.
@NullMarked
package org.doorstep.geo.walk.tour;

import org.jspecify.annotations.NullMarked;
