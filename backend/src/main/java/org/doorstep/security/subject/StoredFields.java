package org.doorstep.security.subject;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A stored document as a flat list of names and texts: what is nested gets a dotted name, what is
/// repeated a number. What is null is left out.
public final class StoredFields {

    private static final String TYPE_MARK = "_class";

    private final Set<String> leftOut;
    private final Map<String, String> fields = new LinkedHashMap<>();

    private StoredFields(Set<String> leftOut) {
        this.leftOut = leftOut;
    }

    /// The fields in the order in which they are stored.
    ///
    /// @param leftOut names that are passed over at any depth
    public static Map<String, String> flat(Map<String, ?> document, Set<String> leftOut) {
        var flat = new StoredFields(leftOut);
        flat.addAll("", document);
        return flat.fields;
    }

    private void addAll(String path, Map<?, ?> document) {
        document.forEach((key, value) -> {
            var name = String.valueOf(key);
            if (!name.equals(TYPE_MARK) && !leftOut.contains(name)) {
                add(path + (name.equals("_id") ? "id" : name), value);
            }
        });
    }

    private void add(String path, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Map<?, ?> nested -> addAll(path + ".", nested);
            case Collection<?> several -> addEach(path, several);
            case Date instant -> fields.put(path, instant.toInstant().toString());
            case byte[] bytes -> fields.put(path, bytes.length + " bytes");
            default -> fields.put(path, value.toString());
        }
    }

    private void addEach(String path, Collection<?> several) {
        var n = 0;
        for (var one : several) {
            n++;
            add(path + "." + n, one);
        }
    }
}
