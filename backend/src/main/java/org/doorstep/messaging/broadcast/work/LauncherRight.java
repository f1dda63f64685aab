package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.Broadcast;
import org.doorstep.security.Actor;
import org.doorstep.security.Permissions;
import org.doorstep.security.RoleSource;

/// Whether whoever launched a broadcast may still do so, asked anew for every window. Safe for use
/// by many threads.
public final class LauncherRight {

    private final Permissions permissions;
    private final RoleSource roles;

    public LauncherRight(Permissions permissions, RoleSource roles) {
        this.permissions = permissions;
        this.roles = roles;
    }

    /// A broadcast that an occasion triggered has no launcher and needs no grant.
    public boolean holds(Broadcast broadcast) {
        var launcher = broadcast.launcher();
        if (launcher == null) {
            return broadcast.kind() == Broadcast.Kind.TRIGGERED;
        }
        var row =
                broadcast.kind() == Broadcast.Kind.TO_MYSELF
                        ? "draft-broadcast"
                        : "launch-broadcast";
        return permissions.may(
                new Actor(launcher, roles.grantsOf(launcher)), row, broadcast.plan().branch());
    }
}
