package org.doorstep.membership.web;

import org.doorstep.api.model.AvailableHours;
import org.doorstep.api.model.ClearableFact;
import org.doorstep.api.model.MyProfileChange;
import org.doorstep.api.model.Point;
import org.doorstep.api.model.SignUpForm;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.membership.FreeHours;
import org.doorstep.membership.volunteer.ProfileChange;
import org.doorstep.membership.volunteer.SentPoint;
import org.doorstep.membership.volunteer.SignUpApplication;
import org.doorstep.messaging.Language;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What phones send, in the words of the room.
final class SentForms {

    private SentForms() {}

    static Outcome<SignUpApplication> read(SignUpForm form) {
        var skills = form.skills();
        var sentHours = form.availability();
        var branch = form.branchId();
        var language = form.language();
        return hours(sentHours == null ? List.of() : sentHours)
                .map(hours ->
                        new SignUpApplication(
                                form.name(),
                                form.phone(),
                                form.email(),
                                form.yearOfBirth(),
                                form.postcode(),
                                point(form.homePoint()),
                                language == null
                                        ? Language.ENGLISH
                                        : ProfileMapper.MAPPER.language(language),
                                skills == null ? Set.of() : ProfileMapper.MAPPER.skills(skills),
                                hours,
                                form.privacyNoticeVersion(),
                                branch == null ? null : new BranchId(branch)));
    }

    static Outcome<ProfileChange> read(MyProfileChange change) {
        var skills = change.skills();
        var sentHours = change.availability();
        var clear = change.clear();
        var language = change.language();
        return hours(sentHours == null ? List.of() : sentHours)
                .map(hours ->
                        new ProfileChange(
                                change.name(),
                                change.phone(),
                                change.email(),
                                change.yearOfBirth(),
                                change.postcode(),
                                point(change.homePoint()),
                                language == null ? null : ProfileMapper.MAPPER.language(language),
                                skills == null ? null : ProfileMapper.MAPPER.skills(skills),
                                sentHours == null ? null : hours,
                                change.locationOn(),
                                change.privacyNoticeVersion(),
                                clear == null ? Set.of() : facts(clear)));
    }

    /// Whether the change names nothing at all, which the contract does not allow.
    static boolean isEmpty(MyProfileChange change) {
        return change.equals(
                new MyProfileChange(
                        null, null, null, null, null, null, null, null, null, null, null, null));
    }

    private static Outcome<List<FreeHours>> hours(List<AvailableHours> sent) {
        var hours = new ArrayList<FreeHours>();
        var faults = new ArrayList<Refusal.FieldFault>();
        for (var i = 0; i < sent.size(); i++) {
            var from = LocalTime.parse(sent.get(i).from());
            var until = LocalTime.parse(sent.get(i).until());
            if (until.isAfter(from)) {
                hours.add(new FreeHours(DayOfWeek.valueOf(sent.get(i).day().name()), from, until));
            } else {
                faults.add(
                        new Refusal.FieldFault(
                                "availability[" + i + "].until",
                                "after from",
                                "Hours end on the day on which they begin, after they begin."));
            }
        }
        return faults.isEmpty() ? Outcome.done(hours) : Outcome.refused(Refusal.ofFields(faults));
    }

    private static Set<ProfileChange.Fact> facts(List<ClearableFact> clear) {
        return clear.stream()
                .map(fact -> ProfileChange.Fact.valueOf(fact.name()))
                .collect(Collectors.toSet());
    }

    private static @Nullable SentPoint point(@Nullable Point point) {
        return point == null ? null : new SentPoint(point.latitude(), point.longitude());
    }
}
