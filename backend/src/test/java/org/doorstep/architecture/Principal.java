package org.doorstep.architecture;

import org.doorstep.security.AccountId;
import org.doorstep.security.DemonstrationPeople;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Who asks: nobody, and the seven people of the demonstration, each with one role in the town.
///
/// @param column the column of the authorisation table
/// @param account null for somebody who is not signed in
record Principal(String column, @Nullable AccountId account) {

    static List<Principal> all(DemonstrationPeople people) {
        var all = new ArrayList<Principal>();
        all.add(new Principal("anonymous", null));
        for (var person : people.list()) {
            var role = person.label().substring(person.label().lastIndexOf(", ") + 2);
            all.add(new Principal(column(role), person.account()));
        }
        return all;
    }

    /// Whether the role is held for all branches, as the demonstration gives it.
    boolean isOfTheWholeParty() {
        return column.equals("dpo") || column.equals("administrator");
    }

    private static String column(String role) {
        return switch (role) {
            case "canvass lead" -> "lead";
            case "election agent" -> "agent";
            case "data protection officer" -> "dpo";
            default -> role;
        };
    }
}
