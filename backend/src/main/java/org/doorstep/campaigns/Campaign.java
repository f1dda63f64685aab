package org.doorstep.campaigns;

import org.doorstep.security.BranchId;

import java.time.LocalDate;

/// A named effort of a branch that groups actions.
///
/// @param id its id
/// @param branch whose effort it is
/// @param name 1 to 120 characters
/// @param from its first day, in London
/// @param until its last day, in London; not before the first
public record Campaign(
        CampaignId id, BranchId branch, String name, LocalDate from, LocalDate until) {}
