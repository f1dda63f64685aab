package org.doorstep.console.frame;

import org.doorstep.canvassing.AssignmentState;
import org.doorstep.canvassing.Assignments;
import org.doorstep.console.frame.Frame.Choice;
import org.doorstep.console.frame.Frame.Room;
import org.doorstep.kernel.London;
import org.doorstep.kernel.RefusedException;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.Volunteers;
import org.doorstep.security.Actor;
import org.doorstep.security.Branch;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permissions;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the frame, once per page, when the layout asks for it (`@frames`), so that pages of other
/// rooms and the page of a refusal have it too.
@Component("frames")
class Frames {

    private final CurrentActor current;
    private final CurrentBranch branch;
    private final Permissions permissions;
    private final Volunteers volunteers;
    private final Assignments assignments;
    private final Clock clock;

    Frames(
            CurrentActor current,
            CurrentBranch branch,
            Permissions permissions,
            Volunteers volunteers,
            Assignments assignments,
            Clock clock) {
        this.current = current;
        this.branch = branch;
        this.permissions = permissions;
        this.volunteers = volunteers;
        this.assignments = assignments;
        this.clock = clock;
    }

    /// The frame, or null where nobody is signed in, and where the store does not answer: the page
    /// that says so is shown without one.
    public @Nullable Frame current() {
        try {
            return current.find().map(this::of).orElse(null);
        } catch (DataAccessException storeAway) {
            return null;
        }
    }

    private Frame of(Actor actor) {
        var here = here(actor);
        return new Frame(choices(actor, here), rooms(actor, here), person(actor));
    }

    /// A branch that is not to be seen is the page's matter; the frame then has none.
    private Optional<Branch> here(Actor actor) {
        try {
            return branch.find(actor);
        } catch (RefusedException unknown) {
            return Optional.empty();
        }
    }

    private List<Choice> choices(Actor actor, Optional<Branch> here) {
        var all = branch.choices(actor);
        return all.size() < 2
                ? List.of()
                : all.stream()
                        .map(one ->
                                new Choice(
                                        one.id().value().toString(),
                                        one.name(),
                                        here.filter(one::equals).isPresent()))
                        .toList();
    }

    private List<Room> rooms(Actor actor, Optional<Branch> here) {
        var rooms = new ArrayList<Room>();
        rooms.add(new Room("home", "/console", 0));
        if (here.isEmpty()) {
            return rooms;
        }
        rooms.add(new Room("map", "/console/map", 0));
        if (permissions.mayAnywhere(actor, "give-assignment")) {
            rooms.add(new Room("streets", "/console/streets", lapsing(here.get())));
        }
        if (permissions.mayAnywhere(actor, "edit-actions")) {
            rooms.add(new Room("actions", "/console/actions", 0));
        }
        if (permissions.mayAnywhere(actor, "approve-volunteer")) {
            rooms.add(
                    new Room("people", "/console/people/waiting", volunteers.countWaiting(actor)));
        }
        if (permissions.mayAnywhere(actor, "draft-broadcast")) {
            rooms.add(new Room("broadcasts", "/console/broadcasts", 0));
        }
        if (permissions.mayAnywhere(actor, "release-sender")) {
            rooms.add(new Room("senders", "/console/senders", 0));
        }
        if (permissions.mayAnywhere(actor, "import-wards")) {
            rooms.add(new Room("wards", "/console/wards", 0));
        }
        if (!permissions.reach(actor, "subject-access").isEmpty()) {
            rooms.add(new Room("subjects", "/console/subjects", 0));
        }
        if (permissions.mayAnywhere(actor, "retention")) {
            rooms.add(new Room("retention", "/console/retention", 0));
        }
        if (permissions.mayAnywhere(actor, "role-grants")) {
            rooms.add(new Room("grants", "/console/grants", 0));
        }
        if (permissions.mayAnywhere(actor, "audit-log")) {
            rooms.add(new Room("audit", "/console/audit", 0));
        }
        return rooms;
    }

    private long lapsing(Branch here) {
        var soon = London.now(clock).plus(Duration.ofDays(1));
        return assignments.list(here.id()).stream()
                .filter(one -> one.state() == AssignmentState.OPEN && one.until().isBefore(soon))
                .count();
    }

    private String person(Actor actor) {
        var id = VolunteerId.of(actor.account());
        var name = volunteers.names(List.of(id)).get(id);
        return name == null ? "" : name.name();
    }
}
