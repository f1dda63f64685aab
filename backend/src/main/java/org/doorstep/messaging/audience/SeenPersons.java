package org.doorstep.messaging.audience;

import org.doorstep.messaging.Candidate;

import java.util.HashSet;
import java.util.Set;

/// Tells records of persons who came up before. Holds only the keys of those who stand under two
/// records, such as a volunteer who is also an elector; in ref order the other record comes first,
/// so nobody else has to be remembered. Used by one thread.
final class SeenPersons {

    private final Set<String> linked = new HashSet<>();

    boolean isNew(Candidate candidate) {
        var own = candidate.personKey().endsWith(candidate.ref().id().toString());
        return own ? !linked.contains(candidate.personKey()) : linked.add(candidate.personKey());
    }
}
