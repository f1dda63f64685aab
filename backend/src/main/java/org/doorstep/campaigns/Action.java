package org.doorstep.campaigns;

import org.doorstep.membership.Skill;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A thing to turn up to, with its shifts. Immutable, safe to share. Carries the exact meeting
/// place: who shows it to somebody asks [ActionView] for what that person may see.
///
/// @param id its id
/// @param campaign the campaign it belongs to, or null
/// @param branch the branch that holds it
/// @param kind what there is to do
/// @param title 1 to 120 characters
/// @param description up to 2,000 characters; may be empty
/// @param area the part of town in words, for everybody
/// @param meeting where it meets
/// @param skillsWanted who is especially looked for; empty means anybody
/// @param open whether people of other branches and pending volunteers may see it and come
/// @param cancelled whether it was called off
/// @param shifts its time slots by start; at least one
/// @param version counts changes
public record Action(
        ActionId id,
        @Nullable CampaignId campaign,
        BranchId branch,
        ActionKind kind,
        String title,
        String description,
        String area,
        MeetingPlace meeting,
        Set<Skill> skillsWanted,
        boolean open,
        boolean cancelled,
        List<Shift> shifts,
        long version) {

    public Action {
        skillsWanted = Set.copyOf(skillsWanted);
        shifts = List.copyOf(shifts);
    }

    /// When the first shift starts.
    public Instant startsAt() {
        return shifts.getFirst().startsAt();
    }

    /// When the last shift is over.
    public Instant endsAt() {
        return shifts.stream().map(Shift::endsAt).max(Instant::compareTo).orElseThrow();
    }

    /// The same action with only these of its shifts, of which there is at least one.
    public Action withShifts(List<Shift> some) {
        return new Action(
                id,
                campaign,
                branch,
                kind,
                title,
                description,
                area,
                meeting,
                skillsWanted,
                open,
                cancelled,
                some,
                version);
    }

    /// Whether nothing of it takes place: it was called off, or every one of its shifts was.
    public boolean isOff() {
        return cancelled || shifts.stream().allMatch(Shift::cancelled);
    }

    /// Places left in all its shifts together; one that was called off has none.
    public int placesLeft() {
        return shifts.stream()
                .filter(shift -> !shift.cancelled())
                .mapToInt(Shift::placesLeft)
                .sum();
    }
}
