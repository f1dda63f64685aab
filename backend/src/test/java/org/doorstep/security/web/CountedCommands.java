package org.doorstep.security.web;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import java.util.ArrayList;
import java.util.List;

/// Writes down what a piece of work asks of the store.
@TestConfiguration(proxyBeanMethods = false)
class CountedCommands {

    private static final ThreadLocal<List<String>> SEEN = new ThreadLocal<>();

    @Bean
    MongoClientSettingsBuilderCustomizer countsCommands() {
        return settings -> settings.addCommandListener(new Listener());
    }

    /// The commands that the work sends from this thread, in their order, each with its collection.
    static List<String> of(Runnable work) {
        var seen = new ArrayList<String>();
        SEEN.set(seen);
        try {
            work.run();
        } finally {
            SEEN.remove();
        }
        return List.copyOf(seen);
    }

    private static final class Listener implements CommandListener {

        @Override
        public void commandStarted(CommandStartedEvent event) {
            var seen = SEEN.get();
            if (seen != null) {
                var name = event.getCommandName();
                seen.add(name + " " + event.getCommand().get(name));
            }
        }
    }
}
