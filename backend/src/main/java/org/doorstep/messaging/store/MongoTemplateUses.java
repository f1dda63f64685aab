package org.doorstep.messaging.store;

import org.doorstep.messaging.TemplateId;
import org.doorstep.messaging.trigger.TemplateUseStore;
import org.doorstep.security.BranchId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// Keeps the use of templates in MongoDB: one document for each branch and kind.
public final class MongoTemplateUses implements TemplateUseStore {

    private final MongoTemplate mongo;

    public MongoTemplateUses(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public Map<BranchId, TemplateId> of(String kind, Collection<BranchId> branches) {
        var ids = branches.stream().map(branch -> id(kind, branch)).toList();
        return mongo
                .find(Query.query(Criteria.where("_id").in(ids)), TemplateUseDocument.class)
                .stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                use -> BranchId.of(use.branch()),
                                use -> TemplateId.of(use.template())));
    }

    @Override
    public void put(String kind, BranchId branch, TemplateId template) {
        mongo.save(
                new TemplateUseDocument(id(kind, branch), branch.toString(), template.toString()));
    }

    private static String id(String kind, BranchId branch) {
        return branch + "|" + kind;
    }

    @Document("messaging.templateUses")
    record TemplateUseDocument(@Id String id, String branch, String template) {}
}
