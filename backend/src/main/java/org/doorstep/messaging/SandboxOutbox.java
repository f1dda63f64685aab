package org.doorstep.messaging;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Page;
import org.doorstep.kernel.PageRequest;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.messaging.channel.sandbox.OutboxStore;
import org.doorstep.messaging.channel.sandbox.OutboxStore.Kept;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.Keyring;
import org.doorstep.security.Permissions;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// What a server without providers would have sent, for organisers to look at. It holds the newest
/// 5,000 entries; recipients are known by the message's handle only. Safe for use by many threads.
public final class SandboxOutbox {

    /// How many entries are kept, roughly.
    public static final int MOST_KEPT = 5_000;

    private static final String ROW = "sandbox-outbox";
    private static final int TIDY_EVERY = 200;

    private final OutboxStore store;
    private final Keyring keyring;
    private final Permissions permissions;
    private final IdSource ids;
    private final Clock clock;
    private final AtomicInteger added = new AtomicInteger();

    public SandboxOutbox(
            OutboxStore store,
            Keyring keyring,
            Permissions permissions,
            IdSource ids,
            Clock clock) {
        this.store = store;
        this.keyring = keyring;
        this.permissions = permissions;
        this.ids = ids;
        this.clock = clock;
    }

    /// One thing that would have been sent.
    ///
    /// @param id its id, newer ones sort later
    /// @param standsFor the channel it would have gone by
    /// @param handle the message's handle; empty for a one-time code
    /// @param subject empty where the channel has none
    /// @param text as it would have been read
    /// @param at when
    public record Entry(
            String id,
            ChannelName standsFor,
            String handle,
            String subject,
            String text,
            Instant at) {

        /// Whether it is a one-time code; only the demonstration shows any.
        public boolean isCode() {
            return handle.isEmpty();
        }
    }

    /// Puts something into the outbox.
    ///
    /// @param branch whose broadcast it is of, or null for what belongs to none
    /// @param to the contact point, of which only a hash is kept; null for a device
    /// @return the entry's id
    public String keep(
            ChannelName standsFor,
            @Nullable BranchId branch,
            String handle,
            @Nullable ContactPoint to,
            String subject,
            String text) {
        var id = ids.next();
        store.add(
                new Kept(
                        id,
                        standsFor,
                        branch,
                        handle,
                        to == null ? null : keyring.hash(to),
                        keyring.seal(subject),
                        keyring.seal(text),
                        London.now(clock)));
        if (added.incrementAndGet() % TIDY_EVERY == 0) {
            store.keepOnly(MOST_KEPT);
        }
        return id.toString();
    }

    /// The outbox of the branches this person may look into, the newest first.
    public Outcome<Page<Entry>> list(Actor by, PageRequest request) {
        var reach = permissions.reach(by, ROW);
        if (reach.isEmpty()) {
            return Outcome.refused(
                    Refusal.of(
                            ProblemCode.FORBIDDEN,
                            "organisers and agents look into the outbox",
                            "Ask an organiser of your branch."));
        }
        var cursor = request.cursor();
        var found =
                store.newest(
                        reach, cursor == null ? null : readCursor(cursor), request.limit() + 1);
        var hasMore = found.size() > request.limit();
        var shown = hasMore ? found.subList(0, request.limit()) : found;
        var next = hasMore ? shown.getLast().id().toString() : null;
        return Outcome.done(new Page<>(shown.stream().map(this::open).toList(), next));
    }

    /// The newest entry to a contact point, for those who know the contact point already.
    public Optional<Entry> newestTo(ContactPoint to) {
        return store.newestTo(keyring.hashUnderEveryKey(to)).map(this::open);
    }

    private Entry open(Kept kept) {
        return new Entry(
                kept.id().toString(),
                kept.standsFor(),
                kept.handle(),
                keyring.open(kept.subject()),
                keyring.open(kept.text()),
                kept.at());
    }

    /// A cursor that is none asks for the beginning.
    private static @Nullable UUID readCursor(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
