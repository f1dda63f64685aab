package org.doorstep.messaging.broadcast;

import org.doorstep.messaging.channel.ProviderEvent;
import org.doorstep.messaging.channel.SendResult;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/// Something learnt about a message's attempts. It needs no fence and may come in any order and any
/// number of times: learning it twice changes nothing.
public sealed interface Lesson {

    /// Calls came back.
    ///
    /// @param n the attempt's number
    /// @param results what each gave, by its place in the attempt's list of calls
    record Returned(int n, Map<Integer, SendResult> results) implements Lesson {

        public Returned {
            results = Map.copyOf(results);
        }
    }

    /// A provider reports on an attempt.
    record Reported(int n, ProviderEvent event, @Nullable String providerId) implements Lesson {}

    /// The app has shown the message.
    record Shown() implements Lesson {}

    /// The provider proves that it never had the attempt.
    record Absent(int n) implements Lesson {}

    /// It can no longer be found out whether the provider had the attempt.
    record Unprovable(int n) implements Lesson {}

    /// Whoever held the claim is gone.
    record Abandoned() implements Lesson {}
}
