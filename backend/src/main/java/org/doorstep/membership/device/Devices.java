package org.doorstep.membership.device;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.membership.VolunteerId;
import org.doorstep.messaging.PushAddress;
import org.doorstep.messaging.PushAddressDead;
import org.doorstep.security.AccountId;
import org.doorstep.security.Installations;
import org.doorstep.security.Keyring;
import org.doorstep.security.Sealed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The phones of volunteers. An installation belongs to whoever registered it last. Push addresses
/// are stored encrypted. Safe for use by many threads and nodes.
public class Devices implements Installations {

    /// How many installations one person keeps; the one seen longest ago makes room.
    private static final int MOST = 20;

    private final MongoTemplate mongo;
    private final Keyring keyring;
    private final Clock clock;

    public Devices(MongoTemplate mongo, Keyring keyring, Clock clock) {
        this.mongo = mongo;
        this.keyring = keyring;
        this.clock = clock;
    }

    /// Creates or replaces the entry of an installation.
    ///
    /// @param family the sign-in with which the installation calls, or null where it is not known
    public Device register(
            VolunteerId volunteer, DeviceRegistration registration, @Nullable String family) {
        var address = registration.address();
        var document =
                new DeviceDocument(
                        registration.installationId(),
                        volunteer.toString(),
                        registration.platform(),
                        address == null ? null : keyring.seal(address.token()).text(),
                        address != null && address.fid(),
                        registration.pushOn(),
                        family,
                        registration.appVersion(),
                        London.now(clock));
        mongo.save(document);
        documents(List.of(volunteer)).stream()
                .sorted(newestFirst())
                .skip(MOST)
                .forEach(old ->
                        mongo.remove(query(where("_id").is(old.id())), DeviceDocument.class));
        return device(document);
    }

    /// A person's installations, the newest first.
    public List<Device> list(VolunteerId volunteer) {
        return documents(List.of(volunteer)).stream()
                .sorted(newestFirst())
                .map(Devices::device)
                .toList();
    }

    @Override
    public List<Installation> list(AccountId account) {
        return documents(List.of(VolunteerId.of(account))).stream()
                .flatMap(document -> installation(document).stream())
                .toList();
    }

    @Override
    public void forget(AccountId account, String family) {
        var phone = where("family").is(family).and("volunteer").is(account.toString());
        mongo.remove(query(phone), DeviceDocument.class);
    }

    /// The sign-in with which a person's own installation calls, where it is known.
    public Optional<String> familyOf(VolunteerId volunteer, String installationId) {
        return Optional.ofNullable(mongo.findById(installationId, DeviceDocument.class))
                .filter(document -> document.volunteer().equals(volunteer.toString()))
                .flatMap(document -> Optional.ofNullable(document.family()));
    }

    private static Optional<Installation> installation(DeviceDocument document) {
        return Optional.ofNullable(document.family())
                .map(family ->
                        new Installation(
                                family,
                                document.platform() == Device.Platform.IOS ? "iPhone" : "Android",
                                document.appVersion()));
    }

    /// Forgets one of a person's own installations.
    public Outcome<String> remove(VolunteerId volunteer, String installationId) {
        var own = where("_id").is(installationId).and("volunteer").is(volunteer.toString());
        return mongo.remove(query(own), DeviceDocument.class).getDeletedCount() == 1
                ? Outcome.done(installationId)
                : Outcome.refused(Refusal.notFound());
    }

    /// Forgets all of a person's installations.
    public void removeAll(VolunteerId volunteer) {
        mongo.remove(query(where("volunteer").is(volunteer.toString())), DeviceDocument.class);
    }

    /// Where pushes to these people go, in one read; people without a live address are left out.
    public Map<VolunteerId, List<PushAddress>> pushAddresses(Collection<VolunteerId> volunteers) {
        var found = new HashMap<VolunteerId, List<PushAddress>>();
        for (var document : documents(volunteers)) {
            var address = open(document);
            if (address != null && document.pushOn()) {
                found.computeIfAbsent(VolunteerId.of(document.volunteer()), id -> new ArrayList<>())
                        .add(new PushAddress(document.id(), address, document.fid()));
            }
        }
        return found;
    }

    /// A push provider says an address is dead: it is forgotten, unless the app has renewed it
    /// since.
    @EventListener
    void on(PushAddressDead fact) {
        var document = mongo.findById(fact.installationId(), DeviceDocument.class);
        if (document != null && fact.token().equals(open(document))) {
            mongo.updateFirst(
                    query(
                            where("_id")
                                    .is(document.id())
                                    .and("address")
                                    .is(Objects.requireNonNull(document.address()))),
                    new Update().unset("address"),
                    DeviceDocument.class);
        }
    }

    private List<DeviceDocument> documents(Collection<VolunteerId> volunteers) {
        var ids = volunteers.stream().map(VolunteerId::toString).toList();
        return mongo.find(query(where("volunteer").in(ids)), DeviceDocument.class);
    }

    private @Nullable String open(DeviceDocument document) {
        var address = document.address();
        return address == null ? null : keyring.open(Sealed.parse(address));
    }

    private static Comparator<DeviceDocument> newestFirst() {
        return Comparator.comparing(DeviceDocument::seenAt)
                .reversed()
                .thenComparing(DeviceDocument::id);
    }

    private static Device device(DeviceDocument document) {
        return new Device(
                document.id(),
                document.platform(),
                document.pushOn(),
                document.address() != null,
                document.appVersion(),
                document.seenAt());
    }
}
