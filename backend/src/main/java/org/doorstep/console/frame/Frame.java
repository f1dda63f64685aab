package org.doorstep.console.frame;

import java.util.List;

/// What stands around every page of a signed-in person.
///
/// @param branches the branches to choose from; empty where there is nothing to choose
/// @param rooms the rooms this person may enter
/// @param person who is signed in
record Frame(List<Choice> branches, List<Room> rooms, String person) {

    /// A branch to choose.
    record Choice(String id, String name, boolean current) {}

    /// A room with what waits in it; 0 shows nothing.
    record Room(String key, String path, long open) {}
}
