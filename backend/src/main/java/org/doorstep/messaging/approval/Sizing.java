package org.doorstep.messaging.approval;

import org.doorstep.kernel.London;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.audience.AudienceCount;
import org.doorstep.messaging.audience.Preview;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.BroadcastStore.Counted;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// How many people a draft goes to, found without reading a large audience while somebody waits: a
/// small one is looked at anew, a large one is known from the last preview of the same version.
/// What has grown since then is found when the audience is frozen, before anything is sent. Safe
/// for use by many threads and nodes.
public final class Sizing {

    private final BroadcastStore broadcasts;
    private final AudienceCount count;
    private final Preview preview;
    private final PlanningSettings settings;
    private final Clock clock;

    public Sizing(
            BroadcastStore broadcasts,
            AudienceCount count,
            Preview preview,
            PlanningSettings settings,
            Clock clock) {
        this.broadcasts = broadcasts;
        this.count = count;
        this.preview = preview;
        this.settings = settings;
        this.clock = clock;
    }

    /// How many people it is.
    ///
    /// @param people how many
    /// @param isWhole whether that is all of them, not merely more than are looked at anew
    /// @param isLate whether it would not be through by its deadline, as far as that is known
    /// @param longestText the segments of the longest text message; 0 where that is not known
    /// @param dearCharacters the characters that make texts longer, as far as they are known
    public record Size(
            long people,
            boolean isWhole,
            boolean isLate,
            int longestText,
            List<String> dearCharacters) {

        public Size {
            dearCharacters = List.copyOf(dearCharacters);
        }
    }

    /// The size of a draft that is to be launched now.
    public Size of(Broadcast draft) {
        var least = count.upTo(draft.plan().audience(), settings.countedAnew());
        if (least <= settings.countedAnew()) {
            var looked = preview.of(draft);
            return new Size(
                    looked.audience(),
                    true,
                    looked.deadlineMissed(),
                    looked.longestText(),
                    List.copyOf(looked.costs().dearCharacters().keySet()));
        }
        return lately(draft)
                .map(known ->
                        new Size(
                                known.people(),
                                true,
                                preview.isLate(draft, known),
                                known.longestText(),
                                known.dearCharacters()))
                .orElseGet(() -> new Size(least, false, false, 0, List.of()));
    }

    /// How many people a second person approves: those counted anew or lately, and where neither is
    /// known all of them, however long that takes.
    long approved(Broadcast draft) {
        var least = count.upTo(draft.plan().audience(), settings.countedAnew());
        return least <= settings.countedAnew()
                ? least
                : lately(draft)
                        .map(Counted::people)
                        .orElseGet(() -> count.of(draft.plan().audience()));
    }

    /// What a preview of that version counted, whenever that was.
    Optional<Counted> counted(Broadcast draft) {
        return broadcasts.counted(draft.id(), draft.version());
    }

    /// An approval changes nothing in the plan, so what was counted before it still holds.
    void keep(Broadcast approved, Counted known) {
        broadcasts.counted(approved.id(), approved.version(), known);
    }

    private Optional<Counted> lately(Broadcast draft) {
        var oldest = London.now(clock).minus(settings.countHolds());
        return counted(draft).filter(known -> !known.at().isBefore(oldest));
    }
}
