package org.doorstep.territory.load;

import org.doorstep.territory.Side;
import org.doorstep.territory.street.Numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads the house numbers and doors of a street out of its properties.
final class SideProperties {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}(\\.0)?");
    private static final int MOST_DOORS = 10_000;

    private final Map<String, String> properties;
    private final List<Numbers> sides = new ArrayList<>();
    private boolean wrong;

    SideProperties(Map<String, String> properties) {
        this.properties = properties;
    }

    /// The sides; empty where a number breaks a rule.
    List<Numbers> sides() {
        read(Side.ODD, "odd_");
        read(Side.EVEN, "even_");
        if (sides.isEmpty()) {
            read(Side.BOTH, "");
        }
        if (sides.isEmpty()) {
            sides.add(Numbers.UNKNOWN);
        }
        return wrong ? List.of() : sides;
    }

    private void read(Side side, String prefix) {
        if (!has(prefix + "from") && !has(prefix + "to") && !has(prefix + "doors")) {
            return;
        }
        var from = number(prefix + "from", 0);
        var to = number(prefix + "to", from);
        var step = side == Side.BOTH ? 1 : 2;
        var doors = number(prefix + "doors", from == 0 ? 0 : (to - from) / step + 1);
        var rest =
                switch (side) {
                    case ODD -> 1;
                    case EVEN -> 0;
                    case BOTH -> from;
                };
        wrong |= to < from || (from == 0 && to > 0) || doors < 0 || doors > MOST_DOORS;
        wrong |= from > 0 && step == 2 && (from % 2 != rest || to % 2 != rest);
        sides.add(new Numbers(side, from, to, doors));
    }

    private boolean has(String name) {
        return !properties.getOrDefault(name, "").isBlank();
    }

    private int number(String name, int otherwise) {
        var text = properties.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!NUMBER.matcher(text).matches()) {
            wrong = true;
            return otherwise;
        }
        return Integer.parseInt(text.replace(".0", ""));
    }
}
