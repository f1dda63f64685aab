package org.doorstep.canvassing.lapse;

import org.doorstep.canvassing.Assignee;
import org.doorstep.canvassing.Assignment;
import org.doorstep.canvassing.AssignmentId;
import org.doorstep.canvassing.assignment.AssignmentStore;
import org.doorstep.kernel.London;
import org.doorstep.messaging.Occasion;
import org.doorstep.messaging.OccasionSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The occasions `assignment-lapse`: a walk with something left to do that lapses soon, for the
/// volunteer who holds it; a team has it on paper and hears nothing. Its key is the assignment and
/// the time it lapses, so one whose time is moved is another occasion. Safe for use by many
/// threads.
public final class LapseReminders implements OccasionSource {

    private final AssignmentStore store;
    private final Duration ahead;
    private final Clock clock;

    /// @param ahead how long before it lapses; for an assignment given for less than twice as long,
    ///   when half of its time has gone, because somebody who was just given a walk knows
    public LapseReminders(AssignmentStore store, Duration ahead, Clock clock) {
        this.store = store;
        this.ahead = ahead;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "assignment-lapse";
    }

    @Override
    public List<Occasion> due(Instant now) {
        return store.lapsing(now, now.plus(ahead)).stream()
                .filter(assignment -> isStill(assignment, now))
                .filter(assignment -> !now.isBefore(tellAt(assignment)))
                .map(LapseReminders::occasion)
                .toList();
    }

    @Override
    public boolean stands(String key) {
        return store.find(AssignmentId.of(key.substring(0, key.indexOf(':'))))
                .filter(assignment -> isStill(assignment, London.now(clock)))
                .filter(assignment -> key(assignment).equals(key))
                .isPresent();
    }

    private static boolean isStill(Assignment assignment, Instant at) {
        return assignment.isOpen(at)
                && assignment.assignee() instanceof Assignee.OfVolunteer
                && !assignment.walk().isOver();
    }

    private Instant tellAt(Assignment assignment) {
        var half = Duration.between(assignment.givenAt(), assignment.until()).dividedBy(2);
        return assignment.until().minus(half.compareTo(ahead) < 0 ? half : ahead);
    }

    private static Occasion occasion(Assignment assignment) {
        return new Occasion(
                key(assignment),
                assignment.branch(),
                "Walk about to lapse",
                HolderAudience.query(assignment),
                assignment.until());
    }

    private static String key(Assignment assignment) {
        return assignment.id() + ":" + assignment.until().toString().toLowerCase(Locale.ROOT);
    }
}
