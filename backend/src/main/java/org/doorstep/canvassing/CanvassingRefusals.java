package org.doorstep.canvassing;

import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;

/// What this room refuses, each with its stable code.
final class CanvassingRefusals {

    static final ProblemCode IN_HANDS =
            new ProblemCode("street-in-hands", 409, "Somebody has this street already");
    static final ProblemCode OVER =
            new ProblemCode("assignment-over", 409, "This assignment is no longer yours");
    static final ProblemCode ID_TAKEN =
            new ProblemCode("id-taken", 409, "This id is already in use for something else");
    static final ProblemCode NOT_VERSION_7 =
            new ProblemCode("id-not-version-7", 422, "The id is not a UUID of version 7");
    static final ProblemCode DOORS =
            new ProblemCode("doors-out-of-range", 422, "More doors than the street part has");

    static final ProblemCode CUT_CHANGED =
            new ProblemCode("cut-changed", 409, "The streets have changed since this cut");

    private CanvassingRefusals() {}

    /// @param street its name, which is no secret within the branch
    static Refusal inHands(String street, String walk) {
        return Refusal.of(
                IN_HANDS,
                "a street part is in one pair of hands at a time",
                street
                        + " is given out already, in the walk \""
                        + walk
                        + "\". Take it back first.");
    }

    static Refusal over() {
        return Refusal.of(
                OVER,
                "only an open assignment can be worked on",
                "Ask your organiser for the streets again.");
    }

    static Refusal lapse() {
        return Refusal.ofField(
                "until",
                "after now and at most 60 days after the walk was given",
                "Choose a time to come, within 60 days of the day the walk was given.");
    }

    static Refusal lapseMoved() {
        return Refusal.of(
                ProblemCode.VERSION_STALE,
                "who moves a time has seen the present one",
                "Somebody else has moved it. Look again, then choose.");
    }

    static Refusal cutChanged() {
        return Refusal.of(
                CUT_CHANGED,
                "what is kept is what was looked at",
                "Look at the new cut and keep that one.");
    }

    static Refusal idTaken() {
        return Refusal.of(ID_TAKEN, "one report per id", "Make a new id for a new report.");
    }

    static Refusal notVersion7() {
        return Refusal.of(
                NOT_VERSION_7, "ids made on a phone are UUIDv7", "Make the id as UUID version 7.");
    }

    static Refusal doorsOutOfRange() {
        return Refusal.of(
                DOORS,
                "no more doors than the street part has",
                "Count again, from none to all of its doors.");
    }
}
