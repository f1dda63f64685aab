/// Street extracts of OpenStreetMap in: named streets, addresses and the ways a person may walk,
/// from `.osm.pbf` and `.osm` files. Trouble in a file is data; nothing here throws because of what
/// a file holds.
@NullMarked
package org.doorstep.geo.format.street;

import org.jspecify.annotations.NullMarked;
