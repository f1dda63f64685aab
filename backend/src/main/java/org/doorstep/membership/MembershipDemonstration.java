package org.doorstep.membership;

import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.London;
import org.doorstep.membership.role.GrantStore;
import org.doorstep.membership.volunteer.DemonstrationVolunteers;
import org.doorstep.membership.volunteer.VolunteerStore;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.Consents;
import org.doorstep.messaging.Purpose;
import org.doorstep.security.AccountId;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.doorstep.security.SignInAddresses;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Sixty people of Aldermarsh, none of whom exists: seven whom one can be, each with a role of
/// their own, forty-seven activists and six who wait for approval. Their numbers are the ones set
/// aside for drama.
///
/// @see <a
///   href="https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama">Ofcom,
///   numbers for drama use</a>
class MembershipDemonstration implements DemonstrationPart, DemonstrationPeople {

    private static final String WORDING = "consent-2026-1";
    private static final int PEOPLE = 60;
    private static final int WAITING = 6;

    private static final List<Part> PARTS =
            List.of(
                    new Part(
                            Role.ORGANISER,
                            "organiser",
                            "Sees the map, hands out streets, approves who waits, sends messages."),
                    new Part(
                            Role.AGENT,
                            "election agent",
                            "As the organiser, and approves what the organiser drafted."),
                    new Part(
                            Role.CANVASS_LEAD,
                            "canvass lead",
                            "Leads a team and looks after its walks."),
                    new Part(
                            Role.ACTIVIST,
                            "activist",
                            "Finds what is on nearby, takes a place, walks streets."),
                    new Part(
                            Role.DATA_OFFICER,
                            "data officer",
                            "Loads the boundaries of wards and sees volunteers' details."),
                    new Part(
                            Role.DATA_PROTECTION_OFFICER,
                            "data protection officer",
                            "Reads the audit log and lifts an opt-out with a reason."),
                    new Part(
                            Role.ADMINISTRATOR,
                            "administrator",
                            "Gives roles and settings; sees nobody's contact points."));

    private final VolunteerStore store;
    private final GrantStore grants;
    private final SignInAddresses addresses;
    private final Consents consents;
    private final DemonstrationVolunteers people;
    private final Town town;
    private final Clock clock;

    MembershipDemonstration(
            VolunteerStore store,
            GrantStore grants,
            SignInAddresses addresses,
            Consents consents,
            DemonstrationVolunteers people,
            Town town,
            Clock clock) {
        this.store = store;
        this.grants = grants;
        this.addresses = addresses;
        this.consents = consents;
        this.people = people;
        this.town = town;
        this.clock = clock;
    }

    /// A role one can play.
    private record Part(Role role, String words, String canDo) {}

    @Override
    public int step() {
        return 30;
    }

    @Override
    public void load() {
        var homes = town.homes(PEOPLE);
        for (var n = 0; n < PEOPLE; n++) {
            var waits = n >= PEOPLE - WAITING;
            var volunteer =
                    people.volunteer(
                            n,
                            id(n),
                            homes.get(n),
                            waits ? VolunteerStatus.PENDING : VolunteerStatus.APPROVED);
            store.add(volunteer);
            people.provenAddresses(volunteer)
                    .forEach(address -> addresses.claim(volunteer.id().account(), address));
            if (!waits) {
                grants.put(volunteer.id(), grantOf(n), null);
                agree(n, volunteer.id());
            }
        }
    }

    @Override
    public List<Person> list() {
        return IntStream.range(0, PARTS.size())
                .mapToObj(n ->
                        new Person(
                                people.nameOf(n) + ", " + PARTS.get(n).words(),
                                new AccountId(id(n).value()),
                                PARTS.get(n).canDo()))
                .toList();
    }

    private Grant grantOf(int n) {
        var role = n < PARTS.size() ? PARTS.get(n).role() : Role.ACTIVIST;
        var branch =
                role == Role.ADMINISTRATOR || role == Role.DATA_PROTECTION_OFFICER
                        ? DemonstrationMode.PARTY
                        : DemonstrationMode.TOWN;
        return new Grant(role, branch, London.now(clock), null);
    }

    /// Most people agree to most things; every eighth was asked and said no, every eleventh wants
    /// no texts.
    private void agree(int n, VolunteerId id) {
        for (var channel : List.of(ChannelName.PUSH, ChannelName.SMS, ChannelName.EMAIL)) {
            for (var purpose :
                    List.of(
                            Purpose.MY_SHIFTS,
                            Purpose.CAMPAIGN,
                            Purpose.ACTION_NEARBY,
                            Purpose.POLLING_DAY)) {
                var given = n % 8 != 7 && (channel != ChannelName.SMS || n % 11 != 10);
                consents.record(id.ref(), channel, purpose, given, WORDING, "form", id.account());
            }
        }
    }

    private static VolunteerId id(int n) {
        return new VolunteerId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0001_0000L + n));
    }
}
