package org.doorstep.messaging.audience;

import org.doorstep.messaging.Candidate;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// Audiences joined while they are read: a merge of ordered sources that holds one page of each.
/// Where several parts have the same ref, the first part's word on the person counts.
sealed interface JoinedPeople extends People {

    /// Everybody of any part.
    record AnyOf(List<People> parts) implements JoinedPeople {

        @Override
        public @Nullable Candidate head() {
            Candidate least = null;
            for (var part : parts) {
                var head = part.head();
                if (head != null && (least == null || compare(head, least) < 0)) {
                    least = head;
                }
            }
            return least;
        }

        @Override
        public void advance() {
            var at = at();
            for (var part : parts) {
                if (at != null && at.equals(part.at())) {
                    part.advance();
                }
            }
        }

        @Override
        public void seek(String ref) {
            parts.forEach(part -> part.seek(ref));
        }
    }

    /// Everybody of all parts: each part jumps to where the furthest one is, until all agree.
    record AllOf(List<People> parts) implements JoinedPeople {

        @Override
        public @Nullable Candidate head() {
            var first = parts.getFirst();
            var agreed = 0;
            var at = first.at();
            for (var n = 0; at != null && agreed < parts.size(); n = (n + 1) % parts.size()) {
                var part = parts.get(n);
                part.seek(at);
                var found = part.at();
                agreed = at.equals(found) ? agreed + 1 : 1;
                at = found;
            }
            return at == null ? null : first.head();
        }

        @Override
        public void advance() {
            if (head() != null) {
                parts.getFirst().advance();
            }
        }

        @Override
        public void seek(String ref) {
            parts.getFirst().seek(ref);
        }
    }

    /// Everybody of the first who is in none of the others.
    record Except(People wanted, List<People> without) implements JoinedPeople {

        @Override
        public @Nullable Candidate head() {
            var at = wanted.at();
            while (at != null && isExcluded(at)) {
                wanted.advance();
                at = wanted.at();
            }
            return wanted.head();
        }

        @Override
        public void advance() {
            if (head() != null) {
                wanted.advance();
            }
        }

        @Override
        public void seek(String ref) {
            wanted.seek(ref);
        }

        private boolean isExcluded(String at) {
            for (var part : without) {
                part.seek(at);
                if (at.equals(part.at())) {
                    return true;
                }
            }
            return false;
        }
    }

    private static int compare(Candidate one, Candidate other) {
        return one.ref().text().compareTo(other.ref().text());
    }
}
