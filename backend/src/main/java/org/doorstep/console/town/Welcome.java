package org.doorstep.console.town;

import org.doorstep.security.DemonstrationPeople;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.List;

/// What somebody who has just started the demonstration needs to know, on standard output.
@Component("consoleWelcome")
class Welcome {

    private static final List<String> TRY =
            List.of(
                    "As an organiser, open Streets, pick a few on the map and give them to a"
                            + " volunteer.",
                    "Open People and approve somebody who waits.",
                    "Open Broadcasts, write one, look at its preview, send it and watch; the"
                            + " outbox shows what would have gone out.");

    private final ObjectProvider<DemonstrationPeople> people;

    Welcome(ObjectProvider<DemonstrationPeople> people) {
        this.people = people;
    }

    void print(int port) {
        var text = new StringBuilder("\nDoorstep is ready: http://127.0.0.1:" + port + "\n");
        var offered = people.stream().flatMap(source -> source.list().stream()).toList();
        if (!offered.isEmpty()) {
            text.append("\nYou can be:\n");
            for (var person : offered) {
                text.append("  ").append(person.label()).append(". ").append(person.canDo());
                text.append('\n');
            }
        }
        text.append("\nThree things to try:\n");
        for (var i = 0; i < TRY.size(); i++) {
            text.append("  ").append(i + 1).append(". ").append(TRY.get(i)).append('\n');
        }
        System.out.println(text);
    }
}
