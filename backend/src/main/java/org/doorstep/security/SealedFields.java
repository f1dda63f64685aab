package org.doorstep.security;

import java.util.List;

/// Where a room keeps sealed texts ([Sealed#text()]), so that they can be sealed anew with a newer
/// key. Each room that seals declares its own as a bean.
///
/// @param collection the collection
/// @param fields paths of the fields, parts joined by dots; a part may hold a list, whose every
///   element is meant
public record SealedFields(String collection, List<String> fields) {

    public SealedFields {
        fields = List.copyOf(fields);
    }
}
