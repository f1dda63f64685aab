package org.doorstep.messaging;

import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.messaging.audience.RefOrder;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Port: people whom a broadcast can be for. Every room that has such people implements it, one
/// bean per kind. Called from many threads.
public interface AudienceSource {

    /// The name by which an [AudienceQuery] asks for this source, for example `volunteers`.
    String kind();

    /// The query in words for people, for example `volunteers of Aldermarsh in Harbour ward`.
    String describe(AudienceQuery query);

    /// What of the query this source cannot answer; nothing where it can. A query with a fault is
    /// never asked for people.
    default List<FieldFault> faults(AudienceQuery query) {
        return List.of();
    }

    /// The next people of an audience, in the order of [RecipientRef#text()]. Who counts as a minor
    /// is never among them.
    ///
    /// @param afterRef a ref of any kind, of somebody or nobody, before the people wanted; null for
    ///   the first page
    /// @param limit the most people wanted, from 1; fewer mean that there are no more
    List<Candidate> page(AudienceQuery query, @Nullable String afterRef, int limit);

    /// Whether somebody is in an audience now.
    default boolean holds(AudienceQuery query, RecipientRef ref) {
        var next = page(query, RefOrder.justBefore(ref.text()), 1);
        return !next.isEmpty() && next.getFirst().ref().equals(ref);
    }

    /// The branch whose person this is; empty where the source does not know the person.
    default Optional<BranchId> branchOf(RecipientRef ref) {
        return Optional.empty();
    }

    /// How these people can be reached now, in one read. A ref that is not known any more (erased,
    /// merged away) is absent from the answer.
    Map<RecipientRef, Reachable> addresses(Collection<RecipientRef> refs);

    /// The same for people of that audience: a source that knows more to fill into a text because
    /// of the query, such as the one shift it names, says so here.
    default Map<RecipientRef, Reachable> addresses(
            AudienceQuery query, Collection<RecipientRef> refs) {
        return addresses(refs);
    }
}
