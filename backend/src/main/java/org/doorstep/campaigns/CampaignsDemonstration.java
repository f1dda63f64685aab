package org.doorstep.campaigns;

import org.doorstep.campaigns.NewAction.NewShift;
import org.doorstep.campaigns.shift.SignUps;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.London;
import org.doorstep.kernel.PageRequest;
import org.doorstep.membership.Skill;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerName;
import org.doorstep.membership.Volunteers;
import org.doorstep.security.AccountId;
import org.doorstep.security.Actor;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.doorstep.territory.Ward;
import org.doorstep.territory.Wards;

import java.time.Clock;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A week of actions in Aldermarsh, relative to the clock: twelve over the five kinds, some with
/// people in them, one with a single place left.
class CampaignsDemonstration implements DemonstrationPart {

    private static final UUID NOBODY = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0002_0000L);

    private static final List<Entry> WEEK =
            List.of(
                    new Entry(ActionKind.CANVASS, 0, 1, 18, 2, 10, 4, Skill.CANVASSING),
                    new Entry(ActionKind.LEAFLET_RUN, 1, 1, 10, 2, 8, 3, Skill.LEAFLETING),
                    new Entry(ActionKind.STREET_STALL, 2, 2, 11, 3, 6, 5, Skill.STALLS),
                    new Entry(ActionKind.PHONE_BANK, 3, 2, 18, 2, 12, 2, Skill.PHONING),
                    new Entry(ActionKind.CANVASS, 4, 3, 18, 2, 10, 0, Skill.CANVASSING),
                    new Entry(ActionKind.LEAFLET_RUN, 5, 3, 14, 3, 5, 1, Skill.LEAFLETING),
                    new Entry(ActionKind.CANVASS, 1, 4, 10, 3, 15, 6, Skill.CANVASSING),
                    new Entry(ActionKind.STREET_STALL, 0, 5, 10, 4, 8, 2, Skill.STALLS),
                    new Entry(ActionKind.PHONE_BANK, 2, 5, 17, 3, 10, 0, Skill.PHONING),
                    new Entry(ActionKind.LEAFLET_RUN, 4, 6, 9, 2, 20, 7, Skill.DRIVING),
                    new Entry(ActionKind.POLLING_DAY_SHIFT, 3, 7, 7, 4, 4, 1, Skill.TELLING),
                    new Entry(ActionKind.POLLING_DAY_SHIFT, 5, 7, 17, 5, 6, 0, Skill.TELLING));

    private final Actions actions;
    private final Campaigns campaigns;
    private final SignUps signUps;
    private final Volunteers volunteers;
    private final Wards wards;
    private final IdSource ids;
    private final Clock clock;

    CampaignsDemonstration(
            Actions actions,
            Campaigns campaigns,
            SignUps signUps,
            Volunteers volunteers,
            Wards wards,
            IdSource ids,
            Clock clock) {
        this.actions = actions;
        this.campaigns = campaigns;
        this.signUps = signUps;
        this.volunteers = volunteers;
        this.wards = wards;
        this.ids = ids;
        this.clock = clock;
    }

    /// One action of the week.
    ///
    /// @param ward in which of the town's wards, by name
    /// @param day how many days from today
    /// @param hour when it starts, by the wall clock
    /// @param taken how many places are taken already
    private record Entry(
            ActionKind kind,
            int ward,
            int day,
            int hour,
            int hours,
            int places,
            int taken,
            Skill skill) {}

    @Override
    public int step() {
        return 50;
    }

    @Override
    public void load() {
        var organiser = organiser();
        var today = London.today(clock);
        var campaign =
                campaigns
                        .open(
                                DemonstrationMode.TOWN,
                                "Aldermarsh by-election",
                                today.minusDays(14),
                                today.plusDays(7),
                                organiser)
                        .orThrow();
        var ground =
                wards.ofBranch(DemonstrationMode.TOWN, today).stream()
                        .sorted(Comparator.comparing(Ward::name))
                        .toList();
        var people =
                volunteers
                        .list(
                                DemonstrationMode.TOWN,
                                organiser,
                                PageRequest.first(PageRequest.MOST))
                        .orThrow()
                        .items();
        for (var n = 0; n < WEEK.size(); n++) {
            var entry = WEEK.get(n);
            var ward = ground.get(entry.ward() % ground.size());
            var action = actions.create(wish(entry, n, ward, campaign.id()), organiser).orThrow();
            fill(action, entry, n, people);
        }
    }

    private NewAction wish(Entry entry, int n, Ward ward, CampaignId campaign) {
        var starts =
                London.today(clock).plusDays(entry.day()).atTime(LocalTime.of(entry.hour(), 0));
        var meeting = nearTo(ward.labelPoint(), n);
        return new NewAction(
                DemonstrationMode.TOWN,
                campaign,
                entry.kind(),
                title(entry.kind(), ward.name()),
                "Everything you need is there. Bring a coat and a friend.",
                ward.name(),
                "In front of the " + ward.name() + " community centre",
                meeting.latitude(),
                meeting.longitude(),
                Set.of(entry.skill()),
                entry.kind() == ActionKind.STREET_STALL || entry.kind() == ActionKind.LEAFLET_RUN,
                List.of(new NewShift(starts, starts.plusHours(entry.hours()), entry.places())));
    }

    private void fill(Action action, Entry entry, int n, List<VolunteerName> people) {
        var shift = action.shifts().getFirst().id();
        for (var k = 0; k < entry.taken(); k++) {
            // The first seven are the people one can be; they choose for themselves.
            var who = people.get(7 + (n * 5 + k) % (people.size() - 7));
            signUps.take(actor(who.id()), shift, null, ids.next()).orThrow();
        }
    }

    private static GeoPoint nearTo(GeoPoint middle, int n) {
        return new GeoPoint(
                middle.latitude() + (n % 3 - 1) * 0.0012,
                middle.longitude() + (n % 4 - 1.5) * 0.0014);
    }

    private static String title(ActionKind kind, String ward) {
        return switch (kind) {
            case LEAFLET_RUN -> "Leaflets in " + ward;
            case CANVASS -> "Canvass in " + ward;
            case PHONE_BANK -> "Phone bank in " + ward;
            case STREET_STALL -> "Street stall in " + ward;
            case POLLING_DAY_SHIFT -> "Polling day in " + ward;
        };
    }

    private Actor organiser() {
        return new Actor(
                new AccountId(NOBODY),
                List.of(
                        new Grant(
                                Role.ORGANISER, DemonstrationMode.TOWN, London.now(clock), null)));
    }

    private static Actor actor(VolunteerId volunteer) {
        return new Actor(volunteer.account(), List.of());
    }
}
