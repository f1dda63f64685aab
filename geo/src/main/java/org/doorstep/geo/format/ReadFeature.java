package org.doorstep.geo.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One feature of a file. Immutable; may be shared between threads.
///
/// @param index its place in the file, counted from 0, features that could not be read counted too
/// @param code its own code, guessed from the properties (see [FeatureLabel]), or empty
/// @param name its own name, guessed from the properties, or empty
/// @param properties its properties as text, in the file's order; null values are left out, nested
///   values are their JSON text
/// @param geometry where it is
public record ReadFeature(
        int index,
        String code,
        String name,
        Map<String, String> properties,
        ReadGeometry geometry) {

    public ReadFeature {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
}
