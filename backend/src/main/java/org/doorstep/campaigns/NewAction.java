package org.doorstep.campaigns;

import org.doorstep.membership.Skill;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;

/// What an organiser enters to create an action. Nothing is checked here; [Actions#create] says
/// what is wrong with it, all fields at once.
///
/// @param branch the branch that holds it
/// @param campaign the campaign, or null
/// @param latitude degrees north of the meeting point
/// @param longitude degrees east of the meeting point
/// @param open whether people of other branches and pending volunteers may see it and come
/// @param shifts 1 to 100 time slots
public record NewAction(
        BranchId branch,
        @Nullable CampaignId campaign,
        ActionKind kind,
        String title,
        String description,
        String area,
        String meetingAddress,
        double latitude,
        double longitude,
        Set<Skill> skillsWanted,
        boolean open,
        List<NewShift> shifts) {

    public NewAction {
        skillsWanted = Set.copyOf(skillsWanted);
        shifts = List.copyOf(shifts);
    }

    /// A time slot by the wall clock of London.
    ///
    /// @param starts refused where the clocks skip it (the last Sunday of March, 01:00 to 01:59);
    ///   in the hour that comes twice the first one is meant
    /// @param ends after the start, at most 24 h later
    /// @param places 1 to 10,000
    public record NewShift(LocalDateTime starts, LocalDateTime ends, int places) {}
}
