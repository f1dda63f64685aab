package org.doorstep.campaigns.web;

import org.doorstep.api.CampaignsApi;
import org.doorstep.api.model.ActionDetail;
import org.doorstep.api.model.CheckInForm;
import org.doorstep.api.model.MyCheckIn;
import org.doorstep.api.model.MyShiftSignUp;
import org.doorstep.api.model.MyShiftSignUpPage;
import org.doorstep.api.model.NearbyPage;
import org.doorstep.api.model.ShiftSignUpForm;
import org.doorstep.campaigns.ActionId;
import org.doorstep.campaigns.Actions;
import org.doorstep.campaigns.NearbyActions;
import org.doorstep.campaigns.ShiftId;
import org.doorstep.campaigns.SignUpId;
import org.doorstep.campaigns.shift.CheckIns;
import org.doorstep.campaigns.shift.SignUps;
import org.doorstep.geo.point.Distance;
import org.doorstep.kernel.PageRequest;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.membership.VolunteerId;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.IdempotencyKeys;
import org.doorstep.security.Permitted;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.List;
import java.util.UUID;

/// What there is to do, and one's own part in it, for the phone.
@RestController
class CampaignsController implements CampaignsApi {

    private static final String OWN = "own-shift-and-check-in";
    private static final String NEARBY = "nearby-actions";

    private final Actions actions;
    private final NearbyActions nearby;
    private final SignUps signUps;
    private final CheckIns checkIns;
    private final CampaignsAnswers answers;
    private final CurrentActor current;
    private final IdempotencyKeys keys;

    CampaignsController(
            Actions actions,
            NearbyActions nearby,
            SignUps signUps,
            CheckIns checkIns,
            CampaignsAnswers answers,
            CurrentActor current,
            IdempotencyKeys keys) {
        this.actions = actions;
        this.nearby = nearby;
        this.signUps = signUps;
        this.checkIns = checkIns;
        this.answers = answers;
        this.current = current;
        this.keys = keys;
    }

    @Override
    @Permitted(NEARBY)
    public ResponseEntity<NearbyPage> listNearbyActions(
            @Nullable Double lat,
            @Nullable Double lon,
            Integer radiusKm,
            Integer limit,
            @Nullable String cursor) {
        var me = current.get();
        var found =
                nearby.placeToMeasureFrom(me, lat, lon)
                        .then(from ->
                                nearby.near(
                                        me,
                                        from,
                                        Distance.ofKilometres(radiusKm),
                                        new PageRequest(limit, cursor)))
                        .orThrow();
        return ResponseEntity.ok(
                new NearbyPage(
                        found.items().stream().map(answers::nearby).toList(), found.nextCursor()));
    }

    @Override
    @Permitted(NEARBY)
    public ResponseEntity<ActionDetail> getAction(UUID actionId) {
        return ResponseEntity.ok(
                answers.detail(actions.view(new ActionId(actionId), current.get()).orThrow()));
    }

    @Override
    @Permitted(OWN)
    public ResponseEntity<MyShiftSignUp> signUpForShift(
            UUID shiftId, String idempotencyKey, ShiftSignUpForm form) {
        return keys.once(
                "signUpForShift",
                null,
                idempotencyKey,
                List.of(shiftId, form),
                reserved -> signedUp(new ShiftId(shiftId), form.id(), reserved));
    }

    private ResponseEntity<MyShiftSignUp> signedUp(
            ShiftId shift, @Nullable UUID wished, UUID reserved) {
        var mine = signUps.take(current.get(), shift, wished, reserved).orThrow();
        return ResponseEntity.created(URI.create("/api/v1/me/sign-ups/" + mine.place().id()))
                .body(answers.place(mine));
    }

    @Override
    @Permitted(OWN)
    public ResponseEntity<MyShiftSignUpPage> listMySignUps(Integer limit, @Nullable String cursor) {
        var page = signUps.ofVolunteer(me(), new PageRequest(limit, cursor));
        return ResponseEntity.ok(
                new MyShiftSignUpPage(
                        page.items().stream().map(answers::place).toList(), page.nextCursor()));
    }

    @Override
    @Permitted(OWN)
    public ResponseEntity<Void> cancelMySignUp(UUID signUpId) {
        signUps.giveBack(me(), new SignUpId(signUpId)).orThrow();
        return ResponseEntity.noContent().build();
    }

    @Override
    @Permitted(OWN)
    public ResponseEntity<MyCheckIn> checkIn(String idempotencyKey, CheckInForm form) {
        return keys.once(
                "checkIn", null, idempotencyKey, form, reserved -> checkedIn(form, reserved));
    }

    private ResponseEntity<MyCheckIn> checkedIn(CheckInForm form, UUID reserved) {
        var action = form.actionId();
        var wish =
                new CheckIns.Wish(
                        form.id(),
                        form.point().latitude(),
                        form.point().longitude(),
                        form.until(),
                        action == null ? null : new ActionId(action));
        var checkIn = checkIns.checkIn(current.get(), wish, reserved).orThrow();
        return ResponseEntity.created(URI.create("/api/v1/me/check-ins/current"))
                .body(answers.checkIn(checkIn));
    }

    @Override
    @Permitted(OWN)
    public ResponseEntity<MyCheckIn> getMyCheckIn() {
        return checkIns.current(me())
                .map(answers::checkIn)
                .map(ResponseEntity::ok)
                .orElseThrow(() -> new RefusedException(Refusal.notFound()));
    }

    @Override
    @Permitted(OWN)
    public ResponseEntity<Void> checkOut() {
        checkIns.checkOut(me());
        return ResponseEntity.noContent().build();
    }

    private VolunteerId me() {
        return VolunteerId.of(current.get().account());
    }
}
