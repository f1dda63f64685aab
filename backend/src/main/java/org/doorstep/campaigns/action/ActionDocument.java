package org.doorstep.campaigns.action;

import org.doorstep.campaigns.ActionKind;
import org.doorstep.membership.Skill;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.util.List;

/// An action as stored, without its shifts.
@Document("campaigns.actions")
record ActionDocument(
        @Id String id,
        @Nullable String campaign,
        String branch,
        ActionKind kind,
        String title,
        String description,
        String area,
        String address,
        double latitude,
        double longitude,
        List<Skill> skillsWanted,
        boolean open,
        boolean cancelled,
        @Nullable String createdBy,
        long version) {}
