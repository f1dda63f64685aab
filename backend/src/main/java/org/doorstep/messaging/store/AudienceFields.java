package org.doorstep.messaging.store;

import org.bson.Document;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.security.BranchId;

import java.util.LinkedHashMap;
import java.util.List;

/// An audience query as part of a document. Filters stand in a list: a name may hold a dot, which a
/// field name must not.
final class AudienceFields {

    private AudienceFields() {}

    static Document write(AudienceQuery query) {
        var filters =
                query.filters().entrySet().stream()
                        .map(filter ->
                                new Document("name", filter.getKey())
                                        .append("values", filter.getValue()))
                        .toList();
        var document =
                new Document("source", query.source())
                        .append("branch", query.branch().toString())
                        .append("filters", filters);
        return query.parts().isEmpty()
                ? document
                : document.append(
                        "parts", query.parts().stream().map(AudienceFields::write).toList());
    }

    static AudienceQuery read(Document document) {
        var filters = new LinkedHashMap<String, List<String>>();
        document.getList("filters", Document.class)
                .forEach(filter ->
                        filters.put(
                                filter.getString("name"), filter.getList("values", String.class)));
        var parts = document.getList("parts", Document.class, List.of());
        return new AudienceQuery(
                document.getString("source"),
                BranchId.of(document.getString("branch")),
                filters,
                parts.stream().map(AudienceFields::read).toList());
    }
}
