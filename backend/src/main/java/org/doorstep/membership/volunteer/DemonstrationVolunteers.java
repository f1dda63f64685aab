package org.doorstep.membership.volunteer;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.London;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.membership.FreeHours;
import org.doorstep.membership.Skill;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.messaging.Language;
import org.doorstep.security.DemonstrationMode;

import java.text.Normalizer;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The people of the demonstration town, made up, the same every time.
public final class DemonstrationVolunteers {

    private static final String NOTICE = "privacy-2026-1";

    private static final List<String> NAMES =
            List.of(
                    """
                    Priya Raman|Graham Whitlock|Tomasz Zielinski|Bethan Hughes|Olivia Marsh|Samuel Adeyemi\
                    |Fiona MacLeod|Aisha Siddiqui|Daniel Okafor|Ruth Goldberg|Hamza Iqbal|Megan Pryce\
                    |Callum Fraser|Nadia Rahman|Peter Longstaff|Chloe Bennett|Kwame Mensah|Sinead Doherty\
                    |Arjun Patel|Eleanor Thwaite|Mohammed Yusuf|Grace Achebe|Rhys Llewellyn|Hannah Cole\
                    |Dimitri Georgiou|Yasmin Begum|Alan Hartley|Joanna Nowak|Leroy Campbell|Catrin Vaughan\
                    |Harpreet Gill|Niamh Gallagher|Stephen Ogden|Mei Ling Chan|Andrew Baird|Folake Balogun\
                    |Martin Sedgwick|Rukhsana Malik|Isobel Kerr|Declan Rooney|Sunita Sharma|George Pemberton\
                    |Ewa Kowalska|Marcus Bailey|Angharad Rees|Imran Hussain|Lucy Fairbanks|Tariq Mahmood\
                    |Deborah Stein|Owen Parry|Blessing Eze|Neil Cartwright|Sofia Russo|Winston Clarke\
                    |Jasmine Kaur|Robert Ellison|Amina Warsame|Fergus Muir|Tegan Morris|Victor Popescu\
                    """
                            .split("\\|"));

    private final Homes homes;
    private final Clock clock;

    public DemonstrationVolunteers(Homes homes, Clock clock) {
        this.homes = homes;
        this.clock = clock;
    }

    /// What the n-th is called, n from 0 to 59.
    public String nameOf(int n) {
        return NAMES.get(n).strip();
    }

    /// The n-th of them.
    public Volunteer volunteer(int n, VolunteerId id, GeoPoint home, VolunteerStatus status) {
        var signedUp = London.now(clock).minus(Duration.ofDays(90 - n)).minusSeconds(n * 977L);
        var phone = new PhoneNumber("+447700900%03d".formatted(n));
        var email = new EmailAddress(mailbox(nameOf(n)));
        return new Volunteer(
                id,
                status,
                DemonstrationMode.TOWN,
                new Volunteer.Person(
                        nameOf(n),
                        n == 41 ? London.today(clock).getYear() - 16 : 1950 + n * 13 % 54,
                        n % 15 == 3 ? Language.WELSH : Language.ENGLISH,
                        n % 3 != 2,
                        NOTICE,
                        signedUp),
                new Volunteer.Reach(
                        new Contact<>(phone, true, null),
                        n % 7 == 6 ? null : new Contact<>(email, true, null)),
                new Volunteer.Offer(skills(n), hours(n), homes.at(home, null)),
                new Volunteer.Course(
                        signedUp,
                        status == VolunteerStatus.APPROVED
                                ? signedUp.plus(Duration.ofHours(9))
                                : null,
                        null,
                        null),
                0);
    }

    /// The addresses by which one of them signs in.
    public List<ContactPoint> provenAddresses(Volunteer volunteer) {
        var proven = new ArrayList<ContactPoint>();
        for (var kind : ContactKind.values()) {
            var contact = volunteer.reach().of(kind);
            var point = contact == null ? null : contact.proven();
            if (point != null) {
                proven.add(point);
            }
        }
        return proven;
    }

    private static String mailbox(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^A-Za-z ]", "");
        var words = plain.toLowerCase(Locale.ROOT).split(" ");
        return words[0] + "." + words[words.length - 1] + "@example.org";
    }

    private static Set<Skill> skills(int n) {
        var all = Skill.values();
        var skills = EnumSet.of(all[n % 5], all[n * 3 % 9]);
        if (n % 15 == 3) {
            skills.add(Skill.WELSH_SPEAKER);
        }
        return skills;
    }

    private static List<FreeHours> hours(int n) {
        var evening = DayOfWeek.of(1 + n % 5);
        var hours = new ArrayList<FreeHours>();
        hours.add(new FreeHours(evening, LocalTime.of(18, 0), LocalTime.of(21, 0)));
        if (n % 4 != 3) {
            hours.add(new FreeHours(DayOfWeek.SATURDAY, LocalTime.of(9, 30), LocalTime.of(13, 0)));
        }
        if (n % 4 == 1) {
            hours.add(new FreeHours(DayOfWeek.SUNDAY, LocalTime.of(14, 0), LocalTime.of(17, 0)));
        }
        return hours;
    }
}
