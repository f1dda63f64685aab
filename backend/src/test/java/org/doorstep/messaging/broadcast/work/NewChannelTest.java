package org.doorstep.messaging.broadcast.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.doorstep.kernel.EmailAddress;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.TemplateClass;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.Destination;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.Rendered;
import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.SendResult.Accepted;
import org.doorstep.security.BranchId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// Another provider is one class behind the port, named as a bean: nothing else knows of it.
class NewChannelTest {

    /// The whole of a new adapter.
    private static final class PigeonPost implements Channel {

        private final List<String> flown = new CopyOnWriteArrayList<>();

        @Override
        public ChannelName name() {
            return ChannelName.EMAIL;
        }

        @Override
        public int window() {
            return 3;
        }

        @Override
        public boolean isSandbox() {
            return false;
        }

        @Override
        public SendResult send(Dispatch dispatch) {
            flown.add(dispatch.handle());
            return new Accepted("pigeon-" + flown.size());
        }
    }

    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    private final WorkConfiguration wiring = new WorkConfiguration();

    @Test
    void aBeanOfThePortIsFoundAndSentThroughAsAnyOther() throws InterruptedException {
        var pigeons = new PigeonPost();
        beans.registerSingleton("pigeonPost", pigeons);
        var channel =
                wiring.channels(beans.getBeanProvider(Channel.class))
                        .find(ChannelName.EMAIL)
                        .orElseThrow();
        var handles = List.of("h1", "h2", "h3", "h4", "h5");
        var results =
                Calls.all(
                        new Route(channel.name(), channel, null, null),
                        handles.stream().map(NewChannelTest::dispatch).toList(),
                        Collections.nCopies(5, 1),
                        () -> true);
        assertThat(results).hasSize(5).allMatch(Accepted.class::isInstance);
        assertThat(pigeons.flown).containsExactlyInAnyOrderElementsOf(handles);
    }

    @Test
    void twoAdaptersForOneChannelStopTheStart() {
        beans.registerSingleton("one", new PigeonPost());
        beans.registerSingleton("other", new PigeonPost());
        assertThatThrownBy(() -> wiring.channels(beans.getBeanProvider(Channel.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EMAIL");
    }

    private static Dispatch dispatch(String handle) {
        return new Dispatch(
                handle,
                1,
                new Destination.Mailbox(new EmailAddress("ann@example.org")),
                new Rendered("Saturday", "Leaflet run", null, ""),
                Instant.MAX,
                new BroadcastId("b1"),
                new BranchId(new UUID(7, 7)),
                TemplateClass.LOGISTICS);
    }
}
