package org.doorstep.security;

import org.doorstep.security.subject.StoredFields;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Records of one kind that name a person, as text that people and machines can read. Immutable.
///
/// @param title what they are, in plain words
/// @param records each with its fields in order; names are dotted paths, instants are ISO 8601 in
///   UTC
public record PersonalSection(String title, List<Map<String, String>> records) {

    public PersonalSection {
        records = List.copyOf(records);
    }

    /// Makes a section of documents as they are stored.
    ///
    /// @param leftOut fields (at any depth) that say nothing of the person: versions, hashes,
    ///   fences
    /// @return empty where there is no document, so that an export names only what there is
    public static List<PersonalSection> ofStored(
            String title, Iterable<? extends Map<String, ?>> documents, Set<String> leftOut) {
        var records = new ArrayList<Map<String, String>>();
        for (var document : documents) {
            records.add(StoredFields.flat(document, leftOut));
        }
        return records.isEmpty() ? List.of() : List.of(new PersonalSection(title, records));
    }
}
