package org.doorstep.security.login;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.bson.Document;
import org.doorstep.security.PersonalRecords;
import org.doorstep.security.PersonalSection;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What signing in leaves behind: the account, how many addresses open it, the apps that are signed
/// in, and what the audit trail says of the person.
public final class SecurityRecords implements PersonalRecords {

    private static final Set<String> NOT_OF_THE_PERSON =
            Set.of(
                    "hash",
                    "previous",
                    "challenge",
                    "state",
                    "revision",
                    "uri",
                    // What would sign somebody in, and what the pages note while they are used.
                    "attributes",
                    "totp",
                    "offered",
                    "lastStep",
                    "recovery",
                    "publicKey",
                    "signatures",
                    "attestation",
                    "clientData");

    private final MongoTemplate mongo;

    public SecurityRecords(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String room() {
        return "Signing in";
    }

    @Override
    public Set<String> collections() {
        return Set.of(
                "security.accounts",
                "security.addresses",
                "security.authorizations",
                "security.founding-grants",
                "security.sessions",
                "security.factors",
                "security.passkeys",
                "security.subjects",
                "security.audit");
    }

    @Override
    public List<PersonalSection> of(Subject subject) {
        var id = subject.person().value();
        var found = new ArrayList<PersonalSection>();
        found.addAll(section("Account", "security.accounts", "_id", id));
        found.addAll(
                section("Addresses that sign in, as hashes", "security.addresses", "account", id));
        found.addAll(section("Apps that were signed in", "security.authorizations", "account", id));
        found.addAll(section("Browsers that are signed in", "security.sessions", "account", id));
        found.addAll(section("Authenticator app", "security.factors", "_id", id));
        found.addAll(section("Passkeys", "security.passkeys", "account", id));
        found.addAll(
                section("Sign-in with an outside provider", "security.subjects", "account", id));
        found.addAll(section("First administrator", "security.founding-grants", "_id", id));
        found.addAll(
                section(
                        "What this person did (audit trail)",
                        "security.audit",
                        "did.who",
                        id + ""));
        found.addAll(
                section(
                        "What was done to this person's record (audit trail)",
                        "security.audit",
                        "did.objectId",
                        id + ""));
        return found;
    }

    private List<PersonalSection> section(
            String title, String collection, String field, Object value) {
        return PersonalSection.ofStored(
                title,
                mongo.find(query(where(field).is(value)), Document.class, collection),
                NOT_OF_THE_PERSON);
    }
}
