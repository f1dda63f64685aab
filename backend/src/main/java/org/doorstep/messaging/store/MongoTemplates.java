package org.doorstep.messaging.store;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.doorstep.messaging.Language;
import org.doorstep.messaging.Purpose;
import org.doorstep.messaging.Template;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.TemplateId;
import org.doorstep.messaging.TemplateText;
import org.doorstep.messaging.template.TemplateStore;
import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// Template versions in MongoDB: one document each, whose id is template and version.
public final class MongoTemplates implements TemplateStore {

    private final MongoTemplate mongo;

    public MongoTemplates(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public boolean add(Template version) {
        try {
            mongo.insert(TemplateDocument.of(version));
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    @Override
    public Optional<Template> find(TemplateId id, int version) {
        return Optional.ofNullable(mongo.findById(key(id, version), TemplateDocument.class))
                .map(TemplateDocument::toTemplate);
    }

    @Override
    public Optional<Template> newest(TemplateId id) {
        var query =
                new Query(where("template").is(id.toString()))
                        .with(Sort.by(Sort.Direction.DESC, "version"))
                        .limit(1);
        return Optional.ofNullable(mongo.findOne(query, TemplateDocument.class))
                .map(TemplateDocument::toTemplate);
    }

    @Override
    public List<Template> ofBranches(Collection<BranchId> branches) {
        var wanted = branches.stream().map(branch -> branch.value().toString()).toList();
        var newest = new LinkedHashMap<TemplateId, Template>();
        for (var document :
                mongo.find(new Query(where("branch").in(wanted)), TemplateDocument.class)) {
            newest.merge(
                    TemplateId.of(document.template()),
                    document.toTemplate(),
                    (one, other) -> one.version() > other.version() ? one : other);
        }
        var templates = new ArrayList<>(newest.values());
        templates.sort(
                Comparator.comparing(Template::name)
                        .thenComparing(template -> template.id().toString()));
        return templates;
    }

    @Override
    public void approve(TemplateId id, int version, AccountId by, Instant at) {
        var open = new Query(where("_id").is(key(id, version)).and("approvedBy").is(null));
        var update = new Update().set("approvedBy", by.toString()).set("approvedAt", at);
        mongo.updateFirst(open, update, TemplateDocument.class);
    }

    private static String key(TemplateId id, int version) {
        return id + "|" + version;
    }

    @Document("messaging.templates")
    @CompoundIndex(name = "newest", def = "{'template': 1, 'version': -1}")
    @CompoundIndex(name = "branch", def = "{'branch': 1}")
    record TemplateDocument(
            @Id String id,
            String template,
            int version,
            String branch,
            String name,
            TemplateClass templateClass,
            Purpose purpose,
            Map<String, TextDocument> texts,
            @Nullable String imprint,
            String draftedBy,
            Instant draftedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {

        static TemplateDocument of(Template version) {
            var texts = new TreeMap<String, TextDocument>();
            version.texts()
                    .forEach((language, text) -> texts.put(language.name(), TextDocument.of(text)));
            return new TemplateDocument(
                    key(version.id(), version.version()),
                    version.id().toString(),
                    version.version(),
                    version.branch().value().toString(),
                    version.name(),
                    version.templateClass(),
                    version.purpose(),
                    texts,
                    version.imprint(),
                    version.draftedBy().toString(),
                    version.draftedAt(),
                    null,
                    null);
        }

        Template toTemplate() {
            var written = new TreeMap<Language, TemplateText>();
            texts.forEach((language, text) -> written.put(Language.valueOf(language), text.text()));
            return new Template(
                    TemplateId.of(template),
                    version,
                    new BranchId(UUID.fromString(branch)),
                    name,
                    templateClass,
                    purpose,
                    written,
                    imprint,
                    AccountId.of(draftedBy),
                    draftedAt,
                    approvedBy == null ? null : AccountId.of(approvedBy),
                    approvedAt);
        }
    }

    /// One language, flat: a null variant is a channel it is not written for.
    record TextDocument(
            TemplateText.@Nullable Push push,
            TemplateText.@Nullable Sms sms,
            TemplateText.@Nullable Email email) {

        static TextDocument of(TemplateText text) {
            return new TextDocument(text.push(), text.sms(), text.email());
        }

        TemplateText text() {
            return new TemplateText(push, sms, email);
        }
    }
}
