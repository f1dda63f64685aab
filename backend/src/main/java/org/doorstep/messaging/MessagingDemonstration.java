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
/// one each reminds people of their shifts, of walks that lapse, and of actions near them.
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
        used(
                "shift-reminder",
                approved(
                        "Shift reminder",
                        TemplateClass.LOGISTICS,
                        Purpose.MY_SHIFTS,
                        Map.of(Language.ENGLISH, shift(), Language.WELSH, shiftInWelsh())));
        used(
                "assignment-lapse",
                approved(
                        "Walk about to lapse",
                        TemplateClass.LOGISTICS,
                        Purpose.MY_SHIFTS,
                        Map.of(Language.ENGLISH, lapse(), Language.WELSH, lapseInWelsh())));
        used(
                "action-nearby",
                approved(
                        "Action nearby",
                        TemplateClass.ELECTION_MATERIAL,
                        Purpose.ACTION_NEARBY,
                        Map.of(Language.ENGLISH, nearby(), Language.WELSH, nearbyInWelsh())));
        approved(
                "Polling-day reminder",
                TemplateClass.ELECTION_MATERIAL,
                Purpose.POLLING_DAY,
                Map.of(Language.ENGLISH, pollingDay(), Language.WELSH, pollingDayInWelsh()));
    }

    /// Where a room asks for texts of that kind.
    private void used(String kind, TemplateId template) {
        if (occasions.kinds().contains(kind)) {
            occasions.use(kind, DemonstrationMode.TOWN, template, organiser(WRITER)).orThrow();
        }
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

    private static TemplateText lapse() {
        return text(
                "Your walk ends soon: {{walk|see the app}}",
                "Hello {{first_name|there}}, your walk {{walk|in the app}} is yours until"
                        + " {{day|soon}} {{time}}. {{doors|Some}} doors are left. Hand it back in"
                        + " the app if you cannot finish it, or ask for more time.",
                "Hi {{first_name|there}}, your walk ends {{day|soon}} {{time}}, doors left:"
                        + " {{doors|see the app}}. Fenland Alliance. Reply STOP to opt out.");
    }

    private static TemplateText lapseInWelsh() {
        return text(
                "Mae eich taith yn dod i ben: {{walk|gweler yr ap}}",
                "Helo {{first_name|gyfaill}}, chi biau'r daith {{walk|yn yr ap}} tan"
                        + " {{day|cyn hir}} {{time}}. Drysau ar ôl: {{doors|gweler yr ap}}."
                        + " Rhowch hi'n ôl yn yr ap os na allwch ei gorffen, neu gofynnwch am ragor"
                        + " o amser.",
                "Helo {{first_name|gyfaill}}, mae eich taith ar ben {{day|cyn hir}} {{time}},"
                        + " drysau ar ôl: {{doors|gweler yr ap}}. Fenland Alliance. STOPIO i"
                        + " beidio.");
    }

    private static TemplateText nearby() {
        return text(
                "Something to do near you this week",
                "Hello {{first_name|there}}, there are places left at an action near you this"
                        + " week. Look under Nearby in the app, and take one if it suits you.",
                "Hi {{first_name|there}}, an action near you has places left this week. See the"
                        + " app. Fenland Alliance. Reply STOP to opt out.");
    }

    private static TemplateText nearbyInWelsh() {
        return text(
                "Rhywbeth i'w wneud yn eich ardal yr wythnos hon",
                "Helo {{first_name|gyfaill}}, mae lleoedd ar ôl mewn digwyddiad yn eich ardal yr"
                        + " wythnos hon. Edrychwch dan Gerllaw yn yr ap, a dewiswch un os yw'n"
                        + " gyfleus.",
                "Helo {{first_name|gyfaill}}, mae lleoedd ar ôl yn eich ardal yr wythnos hon."
                        + " Gweler yr ap. Fenland Alliance. STOPIO i beidio.");
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
