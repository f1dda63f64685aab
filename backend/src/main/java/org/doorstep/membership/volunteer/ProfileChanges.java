package org.doorstep.membership.volunteer;

import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.membership.HomePatch;
import org.doorstep.membership.volunteer.ProfileChange.Fact;
import org.doorstep.messaging.Language;
import org.doorstep.territory.Postcode;
import org.jspecify.annotations.Nullable;

import java.time.Clock;

/// Makes out of a volunteer and a wished change the changed volunteer, or says what is wrong with
/// the wish.
public final class ProfileChanges {

    private final Typed typed;
    private final Homes homes;
    private final Clock clock;

    public ProfileChanges(Typed typed, Homes homes, Clock clock) {
        this.typed = typed;
        this.homes = homes;
        this.clock = clock;
    }

    Outcome<Volunteer> apply(Volunteer volunteer, ProfileChange change) {
        var form = typed.form();
        var phone = form.phone(change.phone());
        var email = form.email(change.email());
        var postcode = form.postcode(change.postcode());
        var point = form.point(change.homePoint());
        var year = form.yearOfBirth(change.yearOfBirth());
        refuseContradictions(change, form);
        var before = volunteer.reach();
        var reach =
                new Volunteer.Reach(
                        changed(before.phone(), phone, change.clear().contains(Fact.PHONE)),
                        changed(before.email(), email, change.clear().contains(Fact.EMAIL)));
        if (isOutOfReach(reach)) {
            form.refuse(Joining.contactNeeded());
        }
        return form.unlessRefused(() ->
                Outcome.done(
                        volunteer
                                .with(reach)
                                .with(person(volunteer.person(), change, form, year))
                                .with(offer(volunteer.offer(), change, point, postcode))));
    }

    private Volunteer.Person person(
            Volunteer.Person before,
            ProfileChange change,
            Typed.Form form,
            @Nullable Integer year) {
        var name = form.name(change.name());
        var language = change.language();
        var notice = change.noticeVersion();
        var isNewNotice = notice != null && !notice.equals(before.noticeVersion());
        return new Volunteer.Person(
                name == null ? before.name() : name,
                year == null ? before.yearOfBirth() : year,
                change.clear().contains(Fact.LANGUAGE)
                        ? Language.ENGLISH
                        : language == null ? before.language() : language,
                Boolean.TRUE.equals(
                        change.locationOn() == null ? before.locationOn() : change.locationOn()),
                notice == null ? before.noticeVersion() : notice,
                isNewNotice ? London.now(clock) : before.noticeAcceptedAt());
    }

    private Volunteer.Offer offer(
            Volunteer.Offer before,
            ProfileChange change,
            @Nullable GeoPoint point,
            @Nullable Postcode postcode) {
        var skills = change.skills();
        var hours = change.freeHours();
        return new Volunteer.Offer(
                skills == null ? before.skills() : skills,
                hours == null ? before.freeHours() : hours,
                home(before.home(), change, point, postcode));
    }

    private HomePatch home(
            HomePatch before,
            ProfileChange change,
            @Nullable GeoPoint point,
            @Nullable Postcode postcode) {
        var keptPostcode =
                change.clear().contains(Fact.POSTCODE)
                        ? null
                        : postcode == null ? before.postcode() : postcode;
        if (change.clear().contains(Fact.HOME_POINT)) {
            return new HomePatch(null, keptPostcode, null);
        }
        return point == null
                ? new HomePatch(before.point(), keptPostcode, before.ward())
                : homes.at(point, keptPostcode);
    }

    private static <T extends ContactPoint> @Nullable Contact<T> changed(
            @Nullable Contact<T> before, @Nullable T wished, boolean cleared) {
        if (cleared) {
            return null;
        }
        return wished == null || (before != null && before.point().equals(wished))
                ? before
                : Contact.unproven(wished, before);
    }

    /// Whether nothing proven would be left that signs in or can be written to.
    private static boolean isOutOfReach(Volunteer.Reach reach) {
        var phone = reach.phone();
        var email = reach.email();
        return (phone == null || phone.proven() == null)
                && (email == null || email.proven() == null);
    }

    private static void refuseContradictions(ProfileChange change, Typed.Form form) {
        refuseIf(change.phone() != null, Fact.PHONE, change, form);
        refuseIf(change.email() != null, Fact.EMAIL, change, form);
        refuseIf(change.postcode() != null, Fact.POSTCODE, change, form);
        refuseIf(change.homePoint() != null, Fact.HOME_POINT, change, form);
        refuseIf(change.language() != null, Fact.LANGUAGE, change, form);
    }

    private static void refuseIf(boolean given, Fact fact, ProfileChange change, Typed.Form form) {
        if (given && change.clear().contains(fact)) {
            form.refuse(
                    Refusal.ofField(
                            "clear",
                            "a fact is given or emptied, not both",
                            "Name a fact in clear only where it is not given."));
        }
    }
}
