package org.doorstep.membership.web;

import jakarta.servlet.http.HttpServletRequest;

import org.doorstep.api.MembershipApi;
import org.doorstep.api.model.CodeForm;
import org.doorstep.api.model.ConsentChange;
import org.doorstep.api.model.ConsentChannel;
import org.doorstep.api.model.ConsentPurpose;
import org.doorstep.api.model.ConsentState;
import org.doorstep.api.model.ContactVerificationForm;
import org.doorstep.api.model.DeviceRegistration;
import org.doorstep.api.model.MyConsent;
import org.doorstep.api.model.MyConsents;
import org.doorstep.api.model.MyData;
import org.doorstep.api.model.MyDevice;
import org.doorstep.api.model.MyDevices;
import org.doorstep.api.model.MyProfile;
import org.doorstep.api.model.MyProfileChange;
import org.doorstep.api.model.PushAddressKind;
import org.doorstep.api.model.SignUpForm;
import org.doorstep.api.model.SignUpReceipt;
import org.doorstep.api.model.SignUpState;
import org.doorstep.api.model.SignUpVerified;
import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.kernel.Secret;
import org.doorstep.membership.VolunteerId;
import org.doorstep.membership.device.Devices;
import org.doorstep.membership.volunteer.ContactKind;
import org.doorstep.membership.volunteer.Erasures;
import org.doorstep.membership.volunteer.Joining;
import org.doorstep.membership.volunteer.Profiles;
import org.doorstep.messaging.Consents;
import org.doorstep.messaging.PushAddress;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.IdempotencyKeys;
import org.doorstep.security.Permitted;
import org.doorstep.security.SignedInPlaces;
import org.doorstep.security.SubjectAccess;
import org.doorstep.security.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

/// Signing up, and what belongs to the person who is signed in.
@RestController
class MembershipController implements MembershipApi {

    private static final String PUBLIC = "sign-up-and-codes";
    private static final String OWN = "own-profile";

    private final Joining joining;
    private final Own own;
    private final ProfileAnswers answers;
    private final Consents consents;
    private final CurrentActor current;
    private final IdempotencyKeys keys;
    private final HttpServletRequest request;

    MembershipController(
            Joining joining,
            Own own,
            ProfileAnswers answers,
            Consents consents,
            CurrentActor current,
            IdempotencyKeys keys,
            HttpServletRequest request) {
        this.joining = joining;
        this.own = own;
        this.answers = answers;
        this.consents = consents;
        this.current = current;
        this.keys = keys;
        this.request = request;
    }

    /// What a volunteer may do with their own record.
    @org.springframework.stereotype.Component
    record Own(
            Profiles profiles,
            Erasures erasures,
            Devices devices,
            SubjectAccess access,
            SignedInPlaces places) {}

    @Override
    @Permitted(PUBLIC)
    public ResponseEntity<SignUpReceipt> signUp(String idempotencyKey, SignUpForm form) {
        return keys.once("signUp", null, idempotencyKey, form, id -> receipt(id, form));
    }

    private ResponseEntity<SignUpReceipt> receipt(UUID id, SignUpForm form) {
        var sentTo =
                SentForms.read(form)
                        .then(read -> joining.apply(read, new VolunteerId(id), caller()))
                        .orThrow();
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .body(
                        new SignUpReceipt(
                                id,
                                SignUpState.UNVERIFIED,
                                org.doorstep.api.model.ContactKind.valueOf(sentTo.name())));
    }

    @Override
    @Permitted(PUBLIC)
    public ResponseEntity<SignUpVerified> verifySignUp(UUID signUpId, CodeForm form) {
        joining.verify(new VolunteerId(signUpId), new Secret(form.code())).orThrow();
        return ResponseEntity.ok(new SignUpVerified(signUpId, SignUpState.PENDING));
    }

    @Override
    @Permitted(OWN)
    public ResponseEntity<MyProfile> getMe() {
        return answers.answer(own.profiles().of(me()).orThrow());
    }

    @Override
    @Permitted(OWN)
    public ResponseEntity<MyProfile> changeMe(MyProfileChange change, @Nullable String ifMatch) {
        var version = Versions.required(ifMatch).orThrow();
        if (SentForms.isEmpty(change)) {
            throw new RefusedException(nothingToChange());
        }
        return answers.answer(
                SentForms.read(change)
                        .then(read -> own.profiles().change(me(), version, read, caller()))
                        .orThrow());
    }

    @Override
    @Permitted(OWN)
    public ResponseEntity<Void> eraseMe() {
        own.erasures().erase(me());
        return ResponseEntity.noContent().build();
    }

    @Override
    @Permitted("subject-access")
    public ResponseEntity<MyData> exportMyData() {
        return ResponseEntity.ok(DataAnswers.answer(own.access().own(current.get())));
    }

    @Override
    @Permitted(OWN)
    public ResponseEntity<MyProfile> verifyMyContactPoint(ContactVerificationForm form) {
        var kind = ContactKind.valueOf(form.kind().name());
        return answers.answer(own.profiles().verify(me(), kind, new Secret(form.code())).orThrow());
    }

    @Override
    @Permitted(OWN)
    public ResponseEntity<MyConsents> listMyConsents() {
        return ResponseEntity.ok(
                new MyConsents(
                        consents.of(me().ref()).stream()
                                .map(ProfileMapper.MAPPER::consent)
                                .toList()));
    }

    @Override
    @Permitted(OWN)
    public ResponseEntity<MyConsent> recordMyConsent(
            ConsentChannel channel, ConsentPurpose purpose, ConsentChange change) {
        var me = me();
        var by = ProfileMapper.MAPPER.channel(channel);
        var about = ProfileMapper.MAPPER.purpose(purpose);
        var given = change.state() == ConsentState.GIVEN;
        consents.record(me.ref(), by, about, given, change.wordingVersion(), "app", me.account());
        return consents.of(me.ref()).stream()
                .filter(state -> state.channel() == by && state.purpose() == about)
                .map(ProfileMapper.MAPPER::consent)
                .map(ResponseEntity::ok)
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.notFound()));
    }

    @Override
    @Permitted(OWN)
    public ResponseEntity<MyDevices> listMyDevices() {
        return ResponseEntity.ok(
                new MyDevices(
                        own.devices().list(me()).stream()
                                .map(ProfileMapper.MAPPER::device)
                                .toList()));
    }

    @Override
    @Permitted(OWN)
    public ResponseEntity<MyDevice> registerMyDevice(
            String installationId, DeviceRegistration form) {
        var sent = form.pushAddress();
        var address =
                sent == null
                        ? null
                        : new PushAddress(
                                installationId, sent.value(), sent.kind() == PushAddressKind.FID);
        var registered =
                own.devices()
                        .register(
                                me(),
                                new org.doorstep.membership.device.DeviceRegistration(
                                        installationId,
                                        ProfileMapper.MAPPER.platform(form.platform()),
                                        address,
                                        form.pushOn(),
                                        form.appVersion()),
                                current.family().orElse(null));
        return ResponseEntity.ok(ProfileMapper.MAPPER.device(registered));
    }

    @Override
    @Permitted(OWN)
    public ResponseEntity<Void> removeMyDevice(String installationId) {
        var family = own.devices().familyOf(me(), installationId);
        own.devices().remove(me(), installationId).orThrow();
        // Another phone of mine is a lost one; this one signs itself out.
        family.filter(lost -> !current.family().equals(family))
                .ifPresent(lost -> own.places().endApp(current.get().account(), lost));
        return ResponseEntity.noContent().build();
    }

    private VolunteerId me() {
        return VolunteerId.of(current.get().account());
    }

    private String caller() {
        return request.getRemoteAddr();
    }

    private static Refusal nothingToChange() {
        return Refusal.of(
                ProblemCode.INVALID,
                "at least one field to change",
                "Name what is to be different.");
    }
}
