package org.doorstep.campaigns;

import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;

import java.util.UUID;

/// What this room refuses, by the names of the contract.
public final class CampaignsRefusals {

    private CampaignsRefusals() {}

    /// The last place has gone.
    public static Refusal shiftFull() {
        return Refusal.of(
                new ProblemCode("shift-full", 409, "The last place has gone"),
                "no more people than places",
                "Choose another shift.");
    }

    /// The shift has ended, or was called off.
    public static Refusal shiftOver() {
        return Refusal.of(
                new ProblemCode("shift-over", 409, "This shift is over or cancelled"),
                "places are taken before a shift ends",
                "Choose another shift.");
    }

    /// A place is given back before the shift starts.
    public static Refusal shiftStarted() {
        return Refusal.of(
                new ProblemCode("shift-started", 409, "This shift has begun"),
                "places are given back before a shift starts",
                "Tell the organiser that you are not coming.");
    }

    /// A shift is moved, or called off, before it starts.
    public static Refusal shiftBegun() {
        return Refusal.of(
                new ProblemCode("shift-started", 409, "This shift has begun"),
                "a shift is changed before it starts",
                "Add another shift instead.");
    }

    /// A shift that was called off is not changed any more.
    public static Refusal shiftOff() {
        return Refusal.of(
                new ProblemCode("already-cancelled", 409, "This shift is cancelled already"),
                "a shift that was called off stays so",
                "Add another shift instead.");
    }

    /// Somebody else has moved the shift.
    public static Refusal shiftMoved() {
        return Refusal.of(
                ProblemCode.VERSION_STALE,
                "who moves a time has seen the present one",
                "Somebody else has moved it. Look again, then choose.");
    }

    /// An action has so many shifts.
    public static Refusal tooManyShifts() {
        return Refusal.ofField(
                "starts", "1 to 100 shifts in an action", "Create another action for the rest.");
    }

    /// One place per person and shift.
    public static Refusal alreadySignedUp() {
        return Refusal.of(
                new ProblemCode("already-signed-up", 409, "You have a place already"),
                "one place per person and shift",
                "Nothing more is needed.");
    }

    /// An action is called off once.
    public static Refusal alreadyCancelled() {
        return Refusal.of(
                new ProblemCode("already-cancelled", 409, "This action is cancelled already"),
                "an action is called off once",
                "Nothing more is needed.");
    }

    /// The id names something else.
    public static Refusal idTaken() {
        return Refusal.of(
                new ProblemCode("id-taken", 409, "This id is already in use for something else"),
                "an id names one thing",
                "Make a new id.");
    }

    /// A phone makes ids of version 7 only.
    public static Refusal notVersion7() {
        return Refusal.of(
                new ProblemCode("id-not-version-7", 422, "The id is not a UUID of version 7"),
                "ids made on a phone are UUIDs of version 7",
                "Make the id as RFC 9562 describes in section 5.7.");
    }

    /// Check-ins need the location toggle.
    public static Refusal locationOff() {
        return Refusal.of(
                new ProblemCode("location-off", 409, "Location is switched off in your profile"),
                "check-ins only with location switched on",
                "Switch location on in your profile.");
    }

    /// A check-in lasts four hours at most.
    public static Refusal checkInTooLong() {
        return Refusal.of(
                new ProblemCode("check-in-too-long", 422, "A check-in lasts at most four hours"),
                "a check-in lasts at most four hours",
                "Choose an earlier end, and check in again later.");
    }

    /// There is no place to measure from.
    public static Refusal nowhereToSearch() {
        return Refusal.of(
                new ProblemCode("nowhere-to-search", 422, "Give a point or set your home"),
                "a point, a check-in or a home to measure from",
                "Send lat and lon, check in, or set your home in the profile.");
    }

    /// Whether a phone may have made that id (RFC 9562, section 5.7).
    public static boolean isVersion7(UUID id) {
        return id.version() == 7 && id.variant() == 2;
    }
}
