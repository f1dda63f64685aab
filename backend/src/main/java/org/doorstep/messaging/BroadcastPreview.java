package org.doorstep.messaging;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a broadcast would do if it were launched now: computed from the present audience, sends
/// nothing and stores nothing.
///
/// @param audience the people the query finds
/// @param reached of them, those with at least one channel that is allowed now or later
/// @param firstChannel how many would be tried first on each channel
/// @param everAllowed how many could be tried on each channel at some step
/// @param excluded how many of the others are excluded, by the first reason met, in plain words
/// @param segments SMS segments if nobody needed a text as a later step
/// @param segmentsAtMost SMS segments if every later step were needed too
/// @param longestText the segments of the longest single text
/// @param samples up to ten of the messages as they would read, without contact points
/// @param costs what the text messages cost
/// @param finish how long sending takes at the channels' present speed, nights not counted
/// @param through when it would be through, with the nights between
/// @param deadlineMissed whether that passes the deadline
/// @param needsApproval whether it goes to more people than one person may write to alone
/// @param describedAs the audience in words
public record BroadcastPreview(
        long audience,
        long reached,
        Map<ChannelName, Long> firstChannel,
        Map<ChannelName, Long> everAllowed,
        Map<String, Long> excluded,
        long segments,
        long segmentsAtMost,
        int longestText,
        List<Sample> samples,
        Costs costs,
        Duration finish,
        Instant through,
        boolean deadlineMissed,
        boolean needsApproval,
        String describedAs) {

    public BroadcastPreview {
        firstChannel = Map.copyOf(firstChannel);
        everAllowed = Map.copyOf(everAllowed);
        excluded = Map.copyOf(excluded);
        samples = List.copyOf(samples);
    }

    /// The same with the word on whether a second person is needed.
    public BroadcastPreview withApproval(boolean needed) {
        return new BroadcastPreview(
                audience,
                reached,
                firstChannel,
                everAllowed,
                excluded,
                segments,
                segmentsAtMost,
                longestText,
                samples,
                costs,
                finish,
                through,
                deadlineMissed,
                needed,
                describedAs);
    }

    /// What the text messages of a broadcast cost after merging, in pounds.
    ///
    /// @param segmentPrice one segment
    /// @param price if nobody needed a text as a later step
    /// @param priceAtMost if every later step were needed too
    /// @param dearTexts how many texts are dearer for their characters
    /// @param dearSegments the segments those characters add, at most
    /// @param dearPrice what those segments cost
    /// @param dearCharacters the characters, with the number of texts each stands in, by character
    public record Costs(
            BigDecimal segmentPrice,
            BigDecimal price,
            BigDecimal priceAtMost,
            long dearTexts,
            long dearSegments,
            BigDecimal dearPrice,
            Map<String, Long> dearCharacters) {

        public Costs {
            dearCharacters = Collections.unmodifiableMap(new TreeMap<>(dearCharacters));
        }
    }

    /// One message as one person would read it.
    ///
    /// @param name how the person is named on the organiser's pages
    /// @param channel the channel that would be tried first
    /// @param subject the subject or title, or null where the channel has none
    /// @param text the text after merging
    /// @param segments its SMS segments, 0 on other channels
    public record Sample(
            String name,
            ChannelName channel,
            @Nullable String subject,
            String text,
            int segments) {}
}
