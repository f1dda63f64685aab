package org.doorstep.security;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.security.factor.Factors;
import org.doorstep.security.factor.Passkeys;
import org.springframework.beans.factory.ObjectProvider;

import java.util.List;

/// Takes lost second factors away from somebody who has been identified in another way. Every
/// sign-in of theirs ends, they are told at every address that is known, and a new factor is made
/// at the next sign-in: nobody can use a reset to become somebody else unseen. Safe for use by many
/// threads; may be repeated.
public class FactorResets {

    private static final String ROW = "reset-factors";
    private static final int LONGEST_REASON = 500;

    private final ObjectProvider<PersonalRecords> rooms;
    private final Permissions permissions;
    private final Means means;
    private final ObjectProvider<CodeDelivery> delivery;
    private final AuditTrail audit;

    /// What is taken away.
    record Means(Factors factors, Passkeys passkeys, SignedInPlaces places) {}

    FactorResets(
            ObjectProvider<PersonalRecords> rooms,
            Permissions permissions,
            Means means,
            ObjectProvider<CodeDelivery> delivery,
            AuditTrail audit) {
        this.rooms = rooms;
        this.permissions = permissions;
        this.means = means;
        this.delivery = delivery;
        this.audit = audit;
    }

    /// Whether this person may do so for somebody of that branch, a fresh second factor aside.
    public boolean mayFor(Actor by, AccountId person) {
        return branchOf(person)
                .filter(branch -> permissions.reach(by, ROW).contains(branch))
                .isPresent();
    }

    /// Removes authenticator app, recovery codes and passkeys, and ends every browser and app. The
    /// reason is in the audit trail before anything is taken away.
    ///
    /// @param reason how the person was identified, 1 to 500 characters, without personal data
    /// @return at how many addresses the person was told; refused as not found outside the reach
    public Outcome<Integer> reset(AccountId person, Actor by, String reason) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            return Outcome.refused(
                    Refusal.ofField(
                            "reason",
                            "a reason of 1 to 500 characters",
                            "Say how you made sure who it is, without names."));
        }
        var branch = branchOf(person);
        if (branch.isEmpty()) {
            return Outcome.refused(
                    permissions.mayAnywhere(by, ROW)
                            ? Refusal.notFound()
                            : permissions.refusal(by, ROW));
        }
        return permissions
                .check(by, ROW, branch.get())
                .map(allowed -> {
                    audit.record(
                            "second-factors-reset",
                            by,
                            branch.get(),
                            person.toString(),
                            reason.strip());
                    means.factors().remove(person);
                    means.passkeys().removeAll(person);
                    means.places().endEverywhere(person);
                    return tell(person);
                });
    }

    private java.util.Optional<BranchId> branchOf(AccountId person) {
        return rooms.stream().flatMap(room -> room.branchOf(person).stream()).findFirst();
    }

    /// A mailbox that is full must not keep a lost phone signed in: what cannot be told is counted
    /// as not told.
    private int tell(AccountId person) {
        var told = 0;
        for (var address : addresses(person)) {
            try {
                delivery.getObject().tell(address, CodeDelivery.Notice.FACTORS_RESET, "");
                told++;
            } catch (RuntimeException undelivered) {
                continue;
            }
        }
        return told;
    }

    private List<ContactPoint> addresses(AccountId person) {
        return rooms.stream()
                .flatMap(room -> room.contactPointsOf(person).stream())
                .distinct()
                .toList();
    }
}
