package org.doorstep.architecture;

import org.bson.Document;
import org.doorstep.security.AccountId;
import org.doorstep.security.DemonstrationMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/// The objects that operations are asked about: one's own, somebody else's in the same branch, one
/// of another branch, and none. They are copies of what the demonstration holds, so that no room's
/// rules stand in the way of making them.
final class OperationObjects {

    /// Whose the object is, as the person who asks sees it.
    enum Whose {
        OWN,
        SAME_BRANCH,
        OTHER_BRANCH,
        NOBODYS
    }

    private static final UUID NOBODY = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_dead_beefL);
    private static final String NO_HANDLE = "nobodyknowsthishandle2345a";

    /// What the demonstration has none of, and no copy can be made of.
    private static final List<String> NEVER_THERE =
            List.of(
                    "/api/v1/me/messages/{handle}",
                    "/console/messages/{handle}",
                    "/console/turfs/{id}",
                    "/console/audiences/{id}",
                    "/account/security/apps/{family}",
                    "/account/security/browsers/{id}",
                    "/account/security/passkeys/{id}");

    private final MongoTemplate mongo;
    private final Map<String, BiFunction<AccountId, Whose, String>> makers = new LinkedHashMap<>();
    private final Map<String, String> made = new LinkedHashMap<>();

    OperationObjects(MongoTemplate mongo) {
        this.mongo = mongo;
        makers.put("/api/v1/actions/{actionId}", (who, whose) -> action(whose));
        makers.put("/api/v1/shifts/{shiftId}", (who, whose) -> shift(whose));
        makers.put("/api/v1/me/sign-ups/{signUpId}", this::signUp);
        makers.put("/api/v1/me/assignments/{assignmentId}", this::assignment);
        makers.put("/api/v1/me/devices/{installationId}", this::device);
        makers.put("/console/actions/{id}", (who, whose) -> action(whose));
        makers.put("/console/shifts/{id}", (who, whose) -> shift(whose));
        makers.put("/console/assignments/{id}", (who, whose) -> assignment(who, notOwn(whose)));
        makers.put("/console/people/{id}", (who, whose) -> volunteer(whose));
        makers.put("/console/templates/{id}", (who, whose) -> template(whose));
        makers.put("/console/broadcasts/{id}", (who, whose) -> broadcast(whose));
        NEVER_THERE.forEach(pattern -> makers.put(pattern, (who, whose) -> NO_HANDLE));
    }

    /// The address of an operation about such an object, or empty where nobody has said how one is
    /// made.
    Optional<String> address(String pattern, AccountId who, Whose whose) {
        return makers.entrySet().stream()
                .filter(maker -> pattern.startsWith(maker.getKey()))
                .findFirst()
                .map(maker ->
                        maker.getKey().replaceAll("\\{[^}]*}", id(maker.getKey(), who, whose))
                                + pattern.substring(maker.getKey().length()));
    }

    /// Whether there is such an object at all: of what the demonstration has none of, and no copy
    /// can be made, everybody asks about nobody's.
    boolean exists(String address, Whose whose) {
        return whose != Whose.NOBODYS && !address.contains(NO_HANDLE);
    }

    private String id(String pattern, AccountId who, Whose whose) {
        return made.computeIfAbsent(
                pattern + who + whose,
                key -> {
                    var maker = java.util.Objects.requireNonNull(makers.get(pattern));
                    return whose == Whose.NOBODYS && !NEVER_THERE.contains(pattern)
                            ? NOBODY.toString()
                            : maker.apply(who, whose);
                });
    }

    private static Whose notOwn(Whose whose) {
        return whose == Whose.OWN ? Whose.SAME_BRANCH : whose;
    }

    private static String branch(Whose whose) {
        var id = whose == Whose.OTHER_BRANCH ? DemonstrationMode.NEIGHBOUR : DemonstrationMode.TOWN;
        return id.value().toString();
    }

    /// An action has a shift, or nobody is shown it.
    private String action(Whose whose) {
        return shiftOf(whose).getString("action");
    }

    private String shift(Whose whose) {
        return shiftOf(whose).getString("_id");
    }

    private Document shiftOf(Whose whose) {
        var shift = copy("campaigns.shifts");
        var action = mongo.findById(shift.getString("action"), Document.class, "campaigns.actions");
        var copied = new Document(java.util.Objects.requireNonNull(action));
        copied.put("branch", branch(whose));
        copied.put("open", false);
        shift.put("branch", branch(whose));
        shift.put("action", insert("campaigns.actions", copied));
        shift.put("taken", List.of());
        shift.put("placesLeft", shift.get("places"));
        insert("campaigns.shifts", shift);
        return shift;
    }

    private String signUp(AccountId who, Whose whose) {
        var id = UUID.randomUUID().toString();
        mongo.insert(
                new Document("_id", id)
                        .append("shift", shift(whose))
                        .append("volunteer", owner(who, whose)),
                "campaigns.sign_ups");
        return id;
    }

    private String assignment(AccountId who, Whose whose) {
        var copy = copy("canvassing.assignments");
        copy.put("branch", branch(whose));
        copy.put("volunteer", owner(who, whose));
        copy.put("state", "OPEN");
        copy.remove("team");
        return insert("canvassing.assignments", copy);
    }

    private String device(AccountId who, Whose whose) {
        var id = "device-" + UUID.randomUUID().toString().substring(0, 8);
        mongo.insert(
                new Document("_id", id)
                        .append("volunteer", owner(who, whose))
                        .append("platform", "ANDROID")
                        .append("fid", false)
                        .append("pushOn", true)
                        .append("appVersion", "1.0.0")
                        .append("seenAt", new java.util.Date(0)),
                "membership.devices");
        return id;
    }

    private String volunteer(Whose whose) {
        var copy = copy("membership.volunteers");
        copy.put("branch", branch(whose));
        copy.put("status", "PENDING");
        return insert("membership.volunteers", copy);
    }

    private String template(Whose whose) {
        var copy = copy("messaging.templates");
        var id = UUID.randomUUID().toString();
        copy.put("branch", branch(whose));
        copy.put("template", id);
        copy.put("_id", id + "|" + copy.get("version"));
        mongo.insert(copy, "messaging.templates");
        return id;
    }

    private String broadcast(Whose whose) {
        var copy = copy("messaging.broadcasts");
        copy.put("branch", branch(whose));
        return insert("messaging.broadcasts", copy);
    }

    private static String owner(AccountId who, Whose whose) {
        return whose == Whose.OWN ? who.toString() : new UUID(7, whose.ordinal()).toString();
    }

    private Document copy(String collection) {
        var found = mongo.findOne(new Query(), Document.class, collection);
        if (found == null) {
            throw new IllegalStateException("the demonstration has nothing in " + collection);
        }
        return new Document(found);
    }

    private String insert(String collection, Document copy) {
        var id = UUID.randomUUID().toString();
        copy.put("_id", id);
        mongo.insert(copy, collection);
        return id;
    }
}
