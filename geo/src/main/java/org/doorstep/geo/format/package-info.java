/// Geometry in and out of files: GeoJSON, TopoJSON and shapefiles in, GeoJSON out, all streaming.
/// Trouble in a file is data, one issue per finding; nothing here throws because of what a file
/// holds.
@NullMarked
package org.doorstep.geo.format;

import org.jspecify.annotations.NullMarked;
