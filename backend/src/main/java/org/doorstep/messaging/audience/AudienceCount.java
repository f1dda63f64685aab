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
        var source = sources.of(query);
        var seen = new SeenPersons();
        var people = 0L;
        String after = null;
        for (var ended = false; !ended; ) {
            var page = source.page(query, after, PAGE);
            people += page.stream().filter(seen::isNew).count();
            ended = page.size() < PAGE;
            after = ended ? after : page.getLast().ref().text();
        }
        return people;
    }
}
