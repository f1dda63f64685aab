/// Geometry in and out of files: GeoJSON, TopoJSON, well-known text and shapefiles in, GeoJSON and
/// well-known text out, all streaming. Street extracts are in `street`. Trouble in a file is data,
/// one issue per finding; nothing here throws because of what a file holds.
@NullMarked
package org.doorstep.geo.format;

import org.jspecify.annotations.NullMarked;
