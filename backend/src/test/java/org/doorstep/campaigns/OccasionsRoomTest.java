package org.doorstep.campaigns;

import org.doorstep.kernel.PageRequest;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Consents;
import org.doorstep.messaging.Language;
import org.doorstep.messaging.Occasions;
import org.doorstep.messaging.Purpose;
import org.doorstep.messaging.SandboxOutbox;
import org.doorstep.messaging.Template;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.TemplateText;
import org.doorstep.messaging.Templates;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.work.Worker;
import org.doorstep.messaging.trigger.Triggers;
import org.doorstep.security.Actor;
import org.doorstep.security.Role;
import org.springframework.beans.factory.annotation.Autowired;

import java.util.List;
import java.util.Map;

/// What tests of occasions share: a template by e-mail, people who agree to messages about what is
/// theirs, and the way from the occasion through the ledger to the outbox.
public abstract class OccasionsRoomTest extends CampaignsRoomTest {

    @Autowired protected Triggers triggers;
    @Autowired protected Templates templates;
    @Autowired protected Occasions occasions;
    @Autowired protected BroadcastStore broadcasts;
    @Autowired protected Consents consents;
    @Autowired protected Worker worker;
    @Autowired protected SandboxOutbox outbox;

    /// A text that waits for approval.
    protected Template drafted(String body) {
        var text = new TemplateText(null, null, new TemplateText.Email("Word", body, null));
        var draft =
                new Templates.Draft(
                        TOWN,
                        "Reminder",
                        TemplateClass.LOGISTICS,
                        Purpose.MY_SHIFTS,
                        Map.of(Language.ENGLISH, text),
                        null);
        return templates.draft(draft, organiser).orThrow();
    }

    /// Approves a text and uses it for a kind of occasion.
    protected void used(String kind, Template template) {
        templates.approve(template.id(), 1, actor(Role.ORGANISER, TOWN)).orThrow();
        occasions.use(kind, TOWN, template.id(), organiser).orThrow();
    }

    /// A volunteer who agrees to e-mails about what is theirs.
    protected Actor agreed(int n) {
        var who = volunteer(n, VolunteerStatus.APPROVED);
        consents.record(
                VolunteerId.of(who.account()).ref(),
                ChannelName.EMAIL,
                Purpose.MY_SHIFTS,
                true,
                "v1",
                "test",
                who.account());
        return who;
    }

    /// One look for occasions, and everything sent that can be sent now.
    protected void pass() throws InterruptedException {
        triggers.pass();
        while (worker.pass()) {
            // goes on until nothing is claimed
        }
        worker.pass();
    }

    /// The texts sent so far, the oldest first.
    protected List<String> sent() {
        return outbox
                .list(organiser, PageRequest.first(PageRequest.MOST))
                .orThrow()
                .items()
                .reversed()
                .stream()
                .map(SandboxOutbox.Entry::text)
                .toList();
    }
}
