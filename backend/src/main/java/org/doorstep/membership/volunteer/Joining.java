package org.doorstep.membership.volunteer;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Secret;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.VolunteerStatus;
import org.doorstep.security.Keyring;
import org.doorstep.security.OneTimeCodes;
import org.doorstep.security.RateLimits;
import org.doorstep.security.RateLimits.Limit;
import org.doorstep.security.SignInAddresses;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;

/// The way in: sign up, prove the address by a code, wait for an organiser.
///
/// Nobody can learn here whether an address is known: a sign-up with a known one is answered, and
/// its code sent and accepted, in the same way; only then it is dropped, because the person has
/// shown to be the owner and can sign in. Safe for use by many threads and nodes.
public final class Joining {

    /// No contact point would be left.
    static final ProblemCode CONTACT_NEEDED =
            new ProblemCode("contact-point-needed", 422, "Keep a phone number or an email address");

    private final VolunteerStore store;
    private final Typed typed;
    private final Homes homes;
    private final Codes codes;
    private final Clock clock;

    /// What proves an address, and keeps strangers from trying at our expense.
    public record Codes(
            OneTimeCodes oneTime, SignInAddresses addresses, RateLimits limits, Keyring keyring) {}

    public Joining(VolunteerStore store, Typed typed, Homes homes, Codes codes, Clock clock) {
        this.store = store;
        this.typed = typed;
        this.homes = homes;
        this.codes = codes;
        this.clock = clock;
    }

    /// Keeps a sign-up for a day and sends a code to the phone, or to the mailbox where there is no
    /// phone.
    ///
    /// @param id the sign-up's id, the volunteer's from then on; the same id twice is one sign-up
    /// @param caller the network address of the caller, for the rate limits
    /// @return where the code went
    public Outcome<ContactKind> apply(
            SignUpApplication application, VolunteerId id, String caller) {
        return read(application, id)
                .then(volunteer ->
                        codes.limits()
                                .take(Limit.SIGN_UPS_PER_CALLER, caller)
                                .then(left -> codes.limits().take(Limit.SIGN_UPS_PER_DAY, "all"))
                                .then(left ->
                                        codes.oneTime()
                                                .ask(toProve(volunteer), purpose(id), caller))
                                .map(until -> {
                                    store.keepSignUp(volunteer, London.now(clock));
                                    return kindToProve(volunteer);
                                }));
    }

    /// Proves the address of a sign-up. The same code may be sent again.
    ///
    /// @return refused with one and the same answer for a wrong code and an unknown sign-up
    public Outcome<VolunteerId> verify(VolunteerId id, Secret code) {
        if (wasAccepted(id, code)) {
            return Outcome.done(id);
        }
        var signUp =
                store.find(id)
                        .filter(found -> found.status() == VolunteerStatus.UNVERIFIED)
                        .orElse(null);
        if (signUp == null) {
            return codes.oneTime().redeem(nobody(id), purpose(id), code).map(never -> id);
        }
        return codes.oneTime()
                .redeem(toProve(signUp), purpose(id), code)
                .map(proven -> {
                    admit(signUp, proven, codes.keyring().hashText(accepted(id, code)).text());
                    return id;
                });
    }

    /// Keeps a volunteer whose e-mail address is proven already, by an invitation that was sent to
    /// it.
    ///
    /// @return the volunteer who owns the address, the new one or the one there was
    public Outcome<Volunteer> invited(
            SignUpApplication application, EmailAddress proven, VolunteerId id) {
        return read(application, id)
                .then(signUp -> {
                    var owner = codes.addresses().ownerOf(proven).orElse(id.account());
                    var present = store.find(VolunteerId.of(owner));
                    if (present.isPresent()) {
                        return Outcome.done(present.get());
                    }
                    return codes.addresses()
                            .claim(owner, proven)
                            .map(claimed -> {
                                var newcomer =
                                        signUp.with(signUp.reach().verify(ContactKind.EMAIL))
                                                .inStatus(VolunteerStatus.PENDING)
                                                .under(VolunteerId.of(owner));
                                store.add(newcomer);
                                return newcomer;
                            });
                });
    }

    private void admit(Volunteer signUp, ContactPoint proven, String codeHash) {
        var account = signUp.id().account();
        var owner = codes.addresses().ownerOf(proven).orElse(account);
        if (codes.addresses().claim(account, proven) instanceof Outcome.Done) {
            store.save(signUp.with(signUp.reach().verify(kindToProve(signUp))));
            store.accept(signUp.id(), VolunteerStatus.PENDING, codeHash);
            return;
        }
        // The address signs somebody in already. If that somebody has no record here yet (the
        // administrator who opened this server), this is it; otherwise it is a second sign-up of
        // the same person, and the first one stands.
        if (store.find(VolunteerId.of(owner)).isEmpty() && codes.addresses().isOpen(owner)) {
            store.add(
                    signUp.with(signUp.reach().verify(kindToProve(signUp)))
                            .inStatus(VolunteerStatus.PENDING)
                            .under(VolunteerId.of(owner)));
        }
        store.accept(signUp.id(), VolunteerStatus.UNVERIFIED, codeHash);
    }

    private Outcome<Volunteer> read(SignUpApplication application, VolunteerId id) {
        var form = typed.form();
        var phone = form.phone(application.phone());
        var email = form.email(application.email());
        var postcode = form.postcode(application.postcode());
        var point = form.point(application.homePoint());
        var year = form.yearOfBirth(application.yearOfBirth());
        if (application.phone() == null && application.email() == null) {
            form.refuse(contactNeeded());
        }
        Supplier<Outcome<Volunteer>> volunteer =
                () -> {
                    var home = homes.at(point, postcode);
                    var branch = homes.branchFor(application.branch(), home);
                    return branch.isEmpty()
                            ? Outcome.refused(noSuchBranch())
                            : Outcome.done(
                                    new Volunteer(
                                            id,
                                            VolunteerStatus.UNVERIFIED,
                                            branch.get(),
                                            person(application, form, year),
                                            reach(phone, email),
                                            new Volunteer.Offer(
                                                    application.skills(),
                                                    application.freeHours(),
                                                    home),
                                            new Volunteer.Course(
                                                    London.now(clock), null, null, null),
                                            0));
                };
        return form.unlessRefused(volunteer);
    }

    private Volunteer.Person person(
            SignUpApplication application, Typed.Form form, @Nullable Integer year) {
        return new Volunteer.Person(
                Objects.requireNonNull(form.name(application.name())),
                Objects.requireNonNull(year),
                application.language(),
                false,
                application.noticeVersion(),
                London.now(clock));
    }

    private static Volunteer.Reach reach(
            @Nullable PhoneNumber phone, @Nullable EmailAddress email) {
        return new Volunteer.Reach(
                phone == null ? null : Contact.unproven(phone, null),
                email == null ? null : Contact.unproven(email, null));
    }

    private boolean wasAccepted(VolunteerId id, Secret code) {
        return store.acceptedCode(id)
                .filter(stored -> codes.keyring().isHashOf(stored, accepted(id, code)))
                .isPresent();
    }

    private static ContactKind kindToProve(Volunteer signUp) {
        return signUp.reach().phone() != null ? ContactKind.PHONE : ContactKind.EMAIL;
    }

    private static ContactPoint toProve(Volunteer signUp) {
        return Objects.requireNonNull(signUp.reach().of(kindToProve(signUp))).point();
    }

    /// Nobody's mailbox: asking for it takes as long and answers the same as any other.
    private static EmailAddress nobody(VolunteerId id) {
        return new EmailAddress(id + "@nobody.invalid");
    }

    private static String purpose(VolunteerId id) {
        return "sign-up:" + id;
    }

    private static String accepted(VolunteerId id, Secret code) {
        return "accepted|" + id + "|" + code.value();
    }

    static Refusal contactNeeded() {
        var fault =
                new Refusal.FieldFault(
                        "phone",
                        "a phone number or an email address",
                        "Give at least one of the two.");
        return new Refusal(
                CONTACT_NEEDED, fault.rule(), fault.detail(), java.util.List.of(fault), null);
    }

    private static Refusal noSuchBranch() {
        return Refusal.ofField(
                "branchId",
                "a branch of this party",
                "Leave it out to join the branch where you live.");
    }
}
