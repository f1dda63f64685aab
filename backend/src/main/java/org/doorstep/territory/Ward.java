package org.doorstep.territory;

import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;

/// A ward of a boundary set, without its outline. Immutable, safe to share.
///
/// @param id set and GSS code
/// @param name its English name
/// @param welshName its Welsh name, or null
/// @param councilCode the GSS code of its council
/// @param councilName the council's name; the code where the file named none
/// @param labelPoint a place well inside its largest part, where its name goes on a map
public record Ward(
        WardId id,
        String name,
        @Nullable String welshName,
        String councilCode,
        String councilName,
        GeoPoint labelPoint) {}
