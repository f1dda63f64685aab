package org.doorstep.territory;

import org.doorstep.geo.point.GeoPoint;
import org.jspecify.annotations.Nullable;

/// One thing found while a file was imported.
///
/// @param kind its stable name, for example `INVALID` or `DUPLICATE_CODE`
/// @param refuses whether it refuses the whole file; else it is a warning and the file loads
/// @param feature which feature, counted from 0; -1 where it is about the whole file
/// @param code the feature's code, or empty
/// @param name the feature's name, or empty
/// @param at where on the ground, or null
/// @param words what was found, one sentence
/// @param remedy what to do about it, one sentence
public record ImportFinding(
        String kind,
        boolean refuses,
        int feature,
        String code,
        String name,
        @Nullable GeoPoint at,
        String words,
        String remedy) {}
