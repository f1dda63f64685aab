package org.doorstep.messaging;

import org.doorstep.kernel.WallTime;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What an organiser fills in before a broadcast is launched.
///
/// @param branch whose broadcast it is
/// @param title for people inside, 1 to 120 characters; never sent
/// @param template the wording; its purpose is the consent that is needed
/// @param audience whom it is for; its branch must be this branch or one below it
/// @param steps the channels in fall-back order, 1 to 4, each at most once
/// @param schedule when sending begins, by the wall clock; or null for at once
/// @param deadline after which nothing starts, or null for 72 hours after launch
/// @param senders the id of the sender chosen for a channel; the nearest one where none is
public record BroadcastPlan(
        BranchId branch,
        String title,
        TemplateVersion template,
        AudienceQuery audience,
        List<ChannelStep> steps,
        @Nullable WallTime schedule,
        @Nullable Instant deadline,
        Map<ChannelName, String> senders) {

    public BroadcastPlan {
        steps = List.copyOf(steps);
        senders = Map.copyOf(senders);
    }

    /// A plan that goes out through the nearest senders.
    public BroadcastPlan(
            BranchId branch,
            String title,
            TemplateVersion template,
            AudienceQuery audience,
            List<ChannelStep> steps,
            @Nullable WallTime schedule,
            @Nullable Instant deadline) {
        this(branch, title, template, audience, steps, schedule, deadline, Map.of());
    }

    /// The instant at which sending begins, or null for at once.
    public @Nullable Instant scheduledFor() {
        return schedule == null ? null : schedule.at();
    }
}
