package org.doorstep.messaging;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Port: people whom a broadcast can be for. Every room that has such people implements it, one
/// bean per kind. Called from many threads.
public interface AudienceSource {

    /// The name by which an [AudienceQuery] asks for this source, for example `volunteers`.
    String kind();

    /// The query in words for people, for example `volunteers of Aldermarsh in Harbour ward`.
    String describe(AudienceQuery query);

    /// The next people of an audience, in the order of [RecipientRef#text()].
    ///
    /// @param afterRef the last ref of the page before, or null for the first page
    /// @param limit the most people wanted, from 1; fewer mean that there are no more
    List<Candidate> page(AudienceQuery query, @Nullable String afterRef, int limit);

    /// How these people can be reached now, in one read. A ref that is not known any more (erased,
    /// merged away) is absent from the answer.
    Map<RecipientRef, Reachable> addresses(Collection<RecipientRef> refs);
}
