package org.doorstep.membership.volunteer;

import org.doorstep.kernel.DomainFact;
import org.doorstep.kernel.London;
import org.doorstep.membership.VolunteerErased;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.device.Devices;
import org.doorstep.membership.role.GrantStore;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.Branch;
import org.doorstep.security.Branches;
import org.doorstep.security.SignInAddresses;

import java.time.Clock;
import java.util.function.Consumer;

/// Lets a person go: the personal fields are emptied first, then everything that hangs on the id is
/// taken away step by step. Every step may be repeated, and what a crash left open is finished at
/// the next start. Safe for use by many threads and nodes.
public final class Erasures {

    private final VolunteerStore store;
    private final Devices devices;
    private final GrantStore grants;
    private final Neighbours neighbours;
    private final Consumer<DomainFact> facts;
    private final Clock clock;

    /// What is not this room's and has to let go too.
    ///
    /// @param messages withdraws consents and empties the ledger's traces of a person
    public record Neighbours(
            SignInAddresses addresses,
            Consumer<VolunteerId> messages,
            AuditTrail audit,
            Branches branches) {}

    public Erasures(
            VolunteerStore store,
            Devices devices,
            GrantStore grants,
            Neighbours neighbours,
            Consumer<DomainFact> facts,
            Clock clock) {
        this.store = store;
        this.devices = devices;
        this.grants = grants;
        this.neighbours = neighbours;
        this.facts = facts;
        this.clock = clock;
    }

    /// Erases a volunteer; what remains is an id without an owner. No effect for an unknown one.
    public void erase(VolunteerId id) {
        if (store.find(id).isEmpty()) {
            return;
        }
        store.empty(id);
        finish(id);
    }

    /// Finishes what was begun before a crash.
    public void finishOpenOnes() {
        var everywhere = neighbours.branches().list().stream().map(Branch::id).toList();
        store.openErasures(everywhere).forEach(this::finish);
    }

    private void finish(VolunteerId id) {
        devices.removeAll(id);
        grants.removeAll(id);
        neighbours.messages().accept(id);
        neighbours.addresses().release(id.account());
        neighbours.audit().record("volunteer-erased", null, id.toString(), null);
        facts.accept(new VolunteerErased(id, London.now(clock)));
        store.closeErasure(id);
    }
}
