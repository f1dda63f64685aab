package org.doorstep.messaging.store;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Date;

/// Reads single fields of a document into the types the ledger uses.
final class Fields {

    private Fields() {}

    /// @throws IllegalStateException where the field is missing
    static Instant instant(Document document, String name) {
        var instant = instantOrNull(document, name);
        if (instant == null) {
            throw new IllegalStateException("a document of the ledger lacks " + name);
        }
        return instant;
    }

    static @Nullable Instant instantOrNull(Document document, String name) {
        return document.get(name) instanceof Date date ? date.toInstant() : null;
    }

    static long number(Document document, String name) {
        return document.get(name) instanceof Number number ? number.longValue() : 0;
    }

    static @Nullable Long numberOrNull(Document document, String name) {
        return document.get(name) instanceof Number number ? number.longValue() : null;
    }

    static <E extends Enum<E>> @Nullable E enumOrNull(
            Class<E> type, Document document, String name) {
        var text = document.getString(name);
        return text == null ? null : Enum.valueOf(type, text);
    }
}
