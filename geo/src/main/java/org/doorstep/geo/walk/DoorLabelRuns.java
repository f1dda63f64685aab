package org.doorstep.geo.walk;

import java.util.Locale;

/// A door label taken apart into runs of digits and runs of letters, one after the other.
final class DoorLabelRuns {

    private final String label;
    private int at;
    private boolean number;
    private String run = "";

    DoorLabelRuns(String label) {
        this.label = label;
    }

    /// Moves on to the next run; false when there is none.
    boolean next() {
        while (at < label.length() && !Character.isLetterOrDigit(label.charAt(at))) {
            at++;
        }
        if (at == label.length()) {
            return false;
        }
        var from = at;
        number = isDigit(label.charAt(at));
        while (at < label.length()
                && Character.isLetterOrDigit(label.charAt(at))
                && isDigit(label.charAt(at)) == number) {
            at++;
        }
        run = label.substring(from, at);
        if (number) {
            run = withoutLeadingZeros(run);
        }
        return true;
    }

    /// Numbers come before letters; numbers by value however long they are.
    int compareRun(DoorLabelRuns other) {
        if (number != other.number) {
            return number ? -1 : 1;
        }
        if (!number) {
            return run.toUpperCase(Locale.ROOT).compareTo(other.run.toUpperCase(Locale.ROOT));
        }
        return run.length() != other.run.length()
                ? Integer.compare(run.length(), other.run.length())
                : run.compareTo(other.run);
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static String withoutLeadingZeros(String digits) {
        var from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }
}
