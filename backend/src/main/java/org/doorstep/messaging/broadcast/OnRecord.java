package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.Broadcast.Kind;
import org.doorstep.messaging.Broadcast.State;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditLog;
import org.doorstep.security.AuditTrail;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What the audit trail must hold about a broadcast: who drafted, approved, launched and stopped
/// it, each with the template version, the audience and the size it had then, and its totals once
/// it is over. Safe for use by many threads.
public final class OnRecord {

    static final String DRAFTED = "broadcast-drafted";
    static final String EDITED = "broadcast-edited";
    static final String APPROVED = "broadcast-approved";
    static final String LAUNCHED = "broadcast-launched";
    static final String TRIGGERED = "broadcast-triggered";
    static final String RESUMED = "broadcast-resumed";
    static final String STOPPED = "broadcast-stopped";
    static final String WITHDRAWN = "broadcast-withdrawn";

    /// The name of the entry that holds the totals.
    public static final String OVER = "broadcast-over";

    private static final String LATE = "; noted late";

    private final AuditTrail audit;

    public OnRecord(AuditTrail audit) {
        this.audit = audit;
    }

    /// An entry that should be there.
    ///
    /// @param whats its name, or one of several that will do; the first is the usual one
    /// @param who the account that must be named, or null where any will do
    /// @param says what its reason begins with
    private record Wanted(List<String> whats, @Nullable AccountId who, String says) {

        boolean isMetBy(AuditLog.Entry entry) {
            var reason = entry.reason();
            return whats.contains(entry.what())
                    && (who == null || who.toString().equals(entry.who()))
                    && reason != null
                    && reason.startsWith(says);
        }

        String text() {
            return "no entry " + String.join(" or ", whats) + (who == null ? "" : " by " + who);
        }
    }

    /// The entries that should be there and are not, in plain words.
    ///
    /// @param noted whether the totals count as written
    public List<String> missing(Broadcast broadcast, boolean noted) {
        return unmet(broadcast, noted).stream().map(Wanted::text).toList();
    }

    /// Writes what is missing, as far as the broadcast itself still says who it was: a process may
    /// have died between a change and its entry.
    public void complete(Broadcast broadcast) {
        var written = new HashSet<String>();
        for (var one : unmet(broadcast, false)) {
            var what = one.whats().getFirst();
            var who = what.equals(LAUNCHED) ? broadcast.launcher() : one.who();
            if ((who != null || what.equals(TRIGGERED)) && written.add(what)) {
                audit.record(
                        what,
                        who == null ? null : new Actor(who, List.of()),
                        broadcast.plan().branch(),
                        broadcast.id().value(),
                        Dossier.of(broadcast) + LATE);
            }
        }
    }

    private List<Wanted> unmet(Broadcast broadcast, boolean noted) {
        var there = audit.about(broadcast.id().value());
        return wanted(broadcast, noted).stream()
                .filter(one -> there.stream().noneMatch(one::isMetBy))
                .toList();
    }

    private static List<Wanted> wanted(Broadcast broadcast, boolean noted) {
        var all = new ArrayList<Wanted>();
        var says = Dossier.plan(broadcast);
        if (broadcast.kind() == Kind.DRAFTED) {
            all.add(new Wanted(List.of(DRAFTED, EDITED), broadcast.drafter(), says));
        }
        if (broadcast.kind() == Kind.TRIGGERED) {
            all.add(new Wanted(List.of(TRIGGERED), null, says));
        } else if (broadcast.launchedAt() != null) {
            all.add(new Wanted(List.of(LAUNCHED), null, says));
            all.add(new Wanted(List.of(LAUNCHED, RESUMED), broadcast.launcher(), says));
        }
        var approval = broadcast.clearance().approval();
        if (approval != null) {
            all.add(new Wanted(List.of(APPROVED), approval.by(), says));
        }
        if (broadcast.state() == State.STOPPED || broadcast.state() == State.CANCELLED) {
            all.add(new Wanted(List.of(STOPPED, WITHDRAWN), null, says));
        }
        if (noted) {
            all.add(new Wanted(List.of(OVER), null, says));
        }
        return all;
    }
}
