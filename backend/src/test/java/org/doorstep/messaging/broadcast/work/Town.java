package org.doorstep.messaging.broadcast.work;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.messaging.AudienceQuery;
import org.doorstep.messaging.AudienceSource;
import org.doorstep.messaging.Candidate;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.PushAddress;
import org.doorstep.messaging.Reachable;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.RecipientRef.VolunteerRef;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// People to write to: an audience source with its people in memory.
final class Town implements AudienceSource {

    private final ConcurrentSkipListMap<String, Reachable> people = new ConcurrentSkipListMap<>();
    private final Map<RecipientRef, BranchId> homes = new ConcurrentHashMap<>();
    private final AtomicInteger pages = new AtomicInteger();
    private volatile long readAt;

    static VolunteerRef ref(int n) {
        return new VolunteerRef(new UUID(0x7000L, 0x8000_0000_0000_0000L | n));
    }

    /// A person with a phone, a mailbox and one device.
    void person(int n) {
        put(n, person(n, false, List.of("device-" + n)));
    }

    void people(int count) {
        for (var n = 1; n <= count; n++) {
            person(n);
        }
    }

    void put(int n, Reachable person) {
        people.put(ref(n).text(), person);
    }

    void clear() {
        people.clear();
    }

    void remove(int n) {
        people.remove(ref(n).text());
    }

    static PhoneNumber phone(int n) {
        return new PhoneNumber(
                n < 1000 ? "+447700900%03d".formatted(n) : "+447400%06d".formatted(n));
    }

    static EmailAddress mailbox(int n) {
        return new EmailAddress("p" + n + "@example.org");
    }

    static Reachable person(int n, boolean minor, List<String> devices) {
        return new Reachable(
                "Person " + n,
                Language.ENGLISH,
                minor,
                phone(n),
                mailbox(n),
                devices.stream().map(id -> new PushAddress(id, "token-" + id, false)).toList(),
                Map.of("firstName", "Person" + n));
    }

    /// The same person under another name.
    static Reachable named(int n, String firstName) {
        var known = person(n, false, List.of());
        return new Reachable(
                known.displayName(),
                known.language(),
                known.minor(),
                known.phone(),
                known.email(),
                known.devices(),
                Map.of("firstName", firstName));
    }

    static Reachable withPhone(int n, String number) {
        var known = person(n, false, List.of());
        return new Reachable(
                known.displayName(),
                known.language(),
                known.minor(),
                new PhoneNumber(number),
                known.email(),
                known.devices(),
                known.mergeValues());
    }

    /// When it was last asked for addresses, on the machine's monotonic clock.
    long readAt() {
        return readAt;
    }

    @Override
    public String kind() {
        return "volunteers";
    }

    @Override
    public String describe(AudienceQuery query) {
        return "everybody";
    }

    @Override
    public List<Candidate> page(AudienceQuery query, @Nullable String afterRef, int limit) {
        pages.incrementAndGet();
        var from = afterRef == null ? people : people.tailMap(afterRef, false);
        var wanted = query.filters().get("volunteer");
        return from.keySet().stream()
                .map(RecipientRef::parse)
                .filter(ref -> wanted == null || wanted.contains(ref.id().toString()))
                .limit(limit)
                .map(ref -> new Candidate(ref, ref.text()))
                .toList();
    }

    /// How many pages of people have been read.
    int pagesRead() {
        return pages.get();
    }

    @Override
    public Optional<BranchId> branchOf(RecipientRef ref) {
        return Optional.ofNullable(homes.get(ref));
    }

    /// Somebody known to be of that branch, in the audience or not.
    void home(int n, BranchId branch) {
        homes.put(ref(n), branch);
    }

    @Override
    public Map<RecipientRef, Reachable> addresses(Collection<RecipientRef> refs) {
        readAt = System.nanoTime();
        return refs.stream()
                .filter(ref -> people.containsKey(ref.text()))
                .collect(Collectors.toMap(ref -> ref, ref -> people.get(ref.text())));
    }
}
