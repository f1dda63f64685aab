package org.doorstep.messaging.audience;

import org.doorstep.messaging.AudienceQuery;

/// How many people an audience has at this moment: read page by page, holding one. Safe for use by
/// many threads.
public final class AudienceCount {

    private static final int PAGE = 1_000;

    private final AudienceSources sources;

    public AudienceCount(AudienceSources sources) {
        this.sources = sources;
    }

    /// Counts the persons behind the records, each once.
    public long of(AudienceQuery query) {
        return count(query, Long.MAX_VALUE);
    }

    /// Counts them as long as they are no more than that; one more is given for any larger number,
    /// and reading ends there.
    public long upTo(AudienceQuery query, long most) {
        return Math.min(most + 1, count(query, most));
    }

    private long count(AudienceQuery query, long most) {
        var source = sources.of(query);
        var seen = new SeenPersons();
        var people = 0L;
        String after = null;
        for (var ended = false; !ended && people <= most; ) {
            var page = source.page(query, after, PAGE);
            people += page.stream().filter(seen::isNew).count();
            ended = page.size() < PAGE;
            after = ended ? after : page.getLast().ref().text();
        }
        return people;
    }
}
