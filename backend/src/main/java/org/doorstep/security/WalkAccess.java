package org.doorstep.security;

/// Port: whether somebody walks the ground of an assignment just now. Canvassing implements it; it
/// is asked at every read, so access ends with the assignment and not later.
public interface WalkAccess {

    /// Whether the assignment of that id is this person's own and still holds its streets.
    ///
    /// @param assignment the id as text; one that cannot be an id is nobody's
    boolean isWalking(AccountId account, String assignment);
}
