package org.doorstep.membership.volunteer;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.Outcome;
import org.doorstep.membership.VolunteerId;
import org.doorstep.messaging.Language;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.BranchId;
import org.doorstep.security.Newcomers;
import org.springframework.context.i18n.LocaleContextHolder;

import java.util.List;
import java.util.Set;

/// Whoever follows an invitation becomes a volunteer of the branch at once: the link has proven the
/// address, and whoever sent it has approved. Safe for use by many threads and nodes.
public final class InvitedVolunteers implements Newcomers {

    /// The privacy notice that the page of an invitation shows.
    private static final String NOTICE = "invitation-1";

    private final Joining joining;
    private final Approvals approvals;
    private final IdSource ids;

    public InvitedVolunteers(Joining joining, Approvals approvals, IdSource ids) {
        this.joining = joining;
        this.approvals = approvals;
        this.ids = ids;
    }

    @Override
    public Outcome<AccountId> admit(
            EmailAddress proven, BranchId branch, AccountId invitedBy, Details details) {
        var welsh = LocaleContextHolder.getLocale().getLanguage().equals("cy");
        var application =
                new SignUpApplication(
                        details.name(),
                        null,
                        proven.address(),
                        details.yearOfBirth(),
                        null,
                        null,
                        welsh ? Language.WELSH : Language.ENGLISH,
                        Set.of(),
                        List.of(),
                        NOTICE,
                        branch);
        return joining.invited(application, proven, new VolunteerId(ids.next()))
                .then(volunteer -> welcomed(volunteer, invitedBy));
    }

    /// Somebody who was turned away is not brought in by a link.
    private Outcome<AccountId> welcomed(Volunteer volunteer, AccountId invitedBy) {
        return approvals
                .approve(volunteer, new Actor(invitedBy, List.of()))
                .map(approved -> approved.id().account());
    }
}
