package org.doorstep.console.actions;

import org.doorstep.campaigns.NewAction.NewShift;
import org.doorstep.console.frame.Asked;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.kernel.RefusedException;
import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What stands in the fields of a shift, as typed: from and until by London's clocks, and how many
/// can come. Bound by Spring from the form's fields.
record ShiftForm(@Nullable String starts, @Nullable String ends, @Nullable String places) {

    ShiftForm {
        starts = starts == null ? "" : starts.strip();
        ends = ends == null ? "" : ends.strip();
        places = places == null ? "" : places.strip();
    }

    /// From and until.
    record Times(LocalDateTime starts, LocalDateTime ends) {}

    /// The shift, or every field that cannot be read.
    Outcome<NewShift> read() {
        try {
            return Outcome.done(readOrThrow());
        } catch (RefusedException unreadable) {
            return Outcome.refused(unreadable.refusal());
        }
    }

    /// @throws RefusedException naming every field that cannot be read
    NewShift readOrThrow() {
        var faults = new ArrayList<FieldFault>();
        var from = tried(faults, () -> time("starts", starts));
        var until = tried(faults, () -> time("ends", ends));
        var many =
                tried(
                        faults,
                        () -> Asked.field("places", text(places), "A number.", Integer::valueOf));
        if (from == null || until == null || many == null) {
            throw new RefusedException(Refusal.ofFields(faults));
        }
        return new NewShift(from, until, many);
    }

    /// From and until without the places, or every field that cannot be read.
    Outcome<Times> times() {
        var faults = new ArrayList<FieldFault>();
        var from = tried(faults, () -> time("starts", starts));
        var until = tried(faults, () -> time("ends", ends));
        return from == null || until == null
                ? Outcome.refused(Refusal.ofFields(faults))
                : Outcome.done(new Times(from, until));
    }

    private static LocalDateTime time(String field, @Nullable String typed) {
        return Asked.wallTime(field, text(typed)).wall();
    }

    private static <T> @Nullable T tried(List<FieldFault> faults, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RefusedException wrong) {
            faults.addAll(wrong.refusal().fields());
            return null;
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
