package org.doorstep.messaging;

import org.doorstep.security.BranchId;

import java.time.Instant;

/// Something about which people are to be written to without anybody pressing a button, such as a
/// shift that begins tomorrow. Each is one broadcast, whose id is made of the kind and the key, so
/// that asking twice writes once.
///
/// @param key what makes it this occasion and no other: 1 to 120 lower-case letters, digits, `:`,
///   `-` and single `.`; a shift that is moved is another occasion, and one that is moved back is
///   the first one again. What stands before the first `:` names the thing it is about
/// @param branch whose broadcast it is
/// @param title for people inside
/// @param audience whom it is for
/// @param until when it is too late to write
public record Occasion(
        String key, BranchId branch, String title, AudienceQuery audience, Instant until) {}
