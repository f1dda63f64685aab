package org.doorstep.messaging;

import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.London;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The demonstration's templates, in English and Welsh: written by one person, approved by another;
/// one of them reminds people of their shifts.
class MessagingDemonstration implements DemonstrationPart {

    private static final AccountId WRITER = account(0xA1);
    private static final AccountId APPROVER = account(0xA2);

    private final Templates templates;
    private final Occasions occasions;
    private final Clock clock;

    MessagingDemonstration(Templates templates, Occasions occasions, Clock clock) {
        this.templates = templates;
        this.occasions = occasions;
        this.clock = clock;
    }

    @Override
    public int step() {
        return 40;
    }

    @Override
    public void load() {
        approved(
                "Leaflet run reminder",
                TemplateClass.LOGISTICS,
                Purpose.MY_SHIFTS,
                Map.of(Language.ENGLISH, leafletRun(), Language.WELSH, leafletRunInWelsh()));
        var reminder =
                approved(
                        "Shift reminder",
                        TemplateClass.LOGISTICS,
                        Purpose.MY_SHIFTS,
                        Map.of(Language.ENGLISH, shift(), Language.WELSH, shiftInWelsh()));
        if (occasions.kinds().contains("shift-reminder")) {
            occasions
                    .use("shift-reminder", DemonstrationMode.TOWN, reminder, organiser(WRITER))
                    .orThrow();
        }
        approved(
                "Polling-day reminder",
                TemplateClass.ELECTION_MATERIAL,
                Purpose.POLLING_DAY,
                Map.of(Language.ENGLISH, pollingDay(), Language.WELSH, pollingDayInWelsh()));
    }

    private TemplateId approved(
            String name,
            TemplateClass templateClass,
            Purpose purpose,
            Map<Language, TemplateText> texts) {
        var draft =
                new Templates.Draft(
                        DemonstrationMode.TOWN, name, templateClass, purpose, texts, null);
        var written = templates.draft(draft, organiser(WRITER)).orThrow();
        templates.approve(written.id(), written.version(), organiser(APPROVER)).orThrow();
        return written.id();
    }

    private Actor organiser(AccountId account) {
        var grant = new Grant(Role.ORGANISER, DemonstrationMode.TOWN, London.now(clock), null);
        return new Actor(account, List.of(grant));
    }

    private static TemplateText leafletRun() {
        return text(
                "Leaflet run on Saturday",
                "Hello {{first_name|there}}, we meet at 10am at the Quay car park. Bring a bag.",
                "Hi {{first_name|there}}, leaflet run Sat 10am, meet Quay car park. Fenland"
                        + " Alliance. Reply STOP to opt out.");
    }

    private static TemplateText leafletRunInWelsh() {
        return text(
                "Taith daflenni ddydd Sadwrn",
                "Helo {{first_name|gyfaill}}, cwrdd am 10yb ym maes parcio'r Cei. Dewch â bag.",
                "Helo {{first_name|gyfaill}}, taflenni Sad 10yb, maes parcio'r Cei. Fenland"
                        + " Alliance. STOPIO i beidio.");
    }

    private static TemplateText shift() {
        return text(
                "Your shift: {{action|on the doorstep}}",
                "Hello {{first_name|there}}, see you {{day|soon}} {{time}} at"
                        + " {{place|the meeting point}}. Cancel in the app if you cannot come.",
                "Hi {{first_name|there}}, your shift is {{day|soon}} {{time}},"
                        + " {{place|see the app}}. Fenland Alliance. Reply STOP to opt out.");
    }

    private static TemplateText shiftInWelsh() {
        return text(
                "Eich shifft: {{action|ar y stepen drws}}",
                "Helo {{first_name|gyfaill}}, welwn ni chi {{day|cyn hir}} {{time}},"
                        + " {{place|yn y man cwrdd}}. Canslwch yn yr ap os na allwch ddod.",
                "Helo {{first_name|gyfaill}}, eich shifft {{day|cyn hir}} {{time}},"
                        + " {{place|gweler yr ap}}. Fenland Alliance. STOPIO i beidio.");
    }

    private static TemplateText pollingDay() {
        return text(
                "Polls are open until 10pm",
                "Hello {{first_name|there}}, polling stations are open 7am to 10pm on Thursday."
                        + " Please vote, and bring photo ID.",
                "Vote Thurs 7am-10pm. Bring photo ID. Fenland Alliance. Reply STOP to opt out.");
    }

    private static TemplateText pollingDayInWelsh() {
        return text(
                "Mae'r gorsafoedd ar agor tan 10yh",
                "Helo {{first_name|gyfaill}}, mae'r gorsafoedd pleidleisio ar agor 7yb tan 10yh"
                        + " ddydd Iau. Cofiwch bleidleisio, a dewch â llun adnabod.",
                "Cofiwch bleidleisio ddydd Iau 7yb-10yh. Dewch â llun adnabod. Fenland Alliance."
                        + " STOPIO i beidio.");
    }

    private static TemplateText text(String title, String body, String sms) {
        return new TemplateText(
                new TemplateText.Push(title, body),
                new TemplateText.Sms(sms),
                new TemplateText.Email(title, body, "<p>" + body + "</p>"));
    }

    private static AccountId account(int number) {
        return new AccountId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number));
    }
}
