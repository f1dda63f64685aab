package org.doorstep.campaigns.action;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.LocalDate;

/// A campaign as stored.
@Document("campaigns.campaigns")
record CampaignDocument(
        @Id String id, @Indexed String branch, String name, LocalDate from, LocalDate until) {}
