package org.doorstep.console.actions;

import org.doorstep.campaigns.ActionKind;
import org.doorstep.campaigns.CampaignId;
import org.doorstep.campaigns.NewAction;
import org.doorstep.console.frame.Asked;
import org.doorstep.console.map.Boxes;
import org.doorstep.geo.point.GeoPoint;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.kernel.RefusedException;
import org.doorstep.membership.Skill;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What stands in the form for a new action with its first shift, as typed. Bound by Spring from
/// the form's fields.
///
/// @param campaign a campaign's id, or empty
/// @param near where it meets: latitude, longitude
/// @param open any text where people of other branches may come
record ActionForm(
        @Nullable String kind,
        @Nullable String title,
        @Nullable String campaign,
        @Nullable String description,
        @Nullable String area,
        @Nullable String meetingAddress,
        @Nullable String near,
        @Nullable List<String> skill,
        @Nullable String open,
        @Nullable String starts,
        @Nullable String ends,
        @Nullable String places) {

    ActionForm {
        kind = text(kind);
        title = text(title);
        campaign = text(campaign);
        description = text(description);
        area = text(area);
        meetingAddress = text(meetingAddress);
        near = text(near);
        skill = skill == null ? List.of() : List.copyOf(skill);
        open = text(open);
        starts = text(starts);
        ends = text(ends);
        places = text(places);
    }

    public boolean wants(Skill wanted) {
        return Objects.requireNonNull(skill).contains(wanted.name());
    }

    public boolean isOpen() {
        return !text(open).isEmpty();
    }

    /// The form as the room reads it, or every field that cannot be read.
    Outcome<NewAction> read(BranchId branch) {
        var faults = new ArrayList<FieldFault>();
        var readKind =
                tried(
                        faults,
                        () ->
                                Asked.field(
                                        "kind",
                                        text(kind),
                                        "A kind from the list.",
                                        ActionKind::valueOf));
        var readCampaign = tried(faults, this::campaignOrNone).flatMap(found -> found);
        var readSkills = tried(faults, this::skills);
        var point = tried(faults, this::point);
        var shift = tried(faults, new ShiftForm(starts, ends, places)::readOrThrow);
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.ofFields(faults));
        }
        return Outcome.done(
                new NewAction(
                        branch,
                        readCampaign.orElse(null),
                        readKind.orElseThrow(),
                        text(title),
                        text(description),
                        text(area),
                        text(meetingAddress),
                        point.orElseThrow().latitude(),
                        point.orElseThrow().longitude(),
                        Set.copyOf(readSkills.orElseThrow()),
                        isOpen(),
                        List.of(shift.orElseThrow())));
    }

    /// What the room refuses, in the names of this form.
    static Refusal inFormNames(Refusal refusal) {
        var fields =
                refusal.fields().stream()
                        .map(fault ->
                                new FieldFault(name(fault.field()), fault.rule(), fault.detail()))
                        .toList();
        return new Refusal(
                refusal.code(), refusal.rule(), refusal.detail(), fields, refusal.retryAfter());
    }

    private static String name(String field) {
        return switch (field) {
            case "latitude" -> "near";
            case "shifts[0].starts" -> "starts";
            case "shifts[0].ends" -> "ends";
            case "shifts[0].places" -> "places";
            default -> field;
        };
    }

    private Optional<CampaignId> campaignOrNone() {
        var typed = text(campaign);
        return typed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Asked.field(
                                "campaign", typed, "A campaign from the list.", CampaignId::of));
    }

    private List<Skill> skills() {
        return Objects.requireNonNull(skill).stream()
                .map(one -> Asked.field("skill", one, "A skill from the list.", Skill::valueOf))
                .distinct()
                .collect(Collectors.toList());
    }

    private GeoPoint point() {
        var read = Boxes.place("near", near);
        if (read == null) {
            throw new RefusedException(
                    Asked.wrong(
                            "near", "Latitude and longitude in degrees, such as 52.62, -0.55."));
        }
        return read;
    }

    private static <T> Optional<T> tried(List<FieldFault> faults, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (RefusedException wrong) {
            faults.addAll(wrong.refusal().fields());
            return Optional.empty();
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
