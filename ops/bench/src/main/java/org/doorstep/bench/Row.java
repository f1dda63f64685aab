package org.doorstep.bench;

import java.io.IOException;
import java.util.Locale;

/// The report of one row: answers first, then figures. Ends the process with 1 when an answer was
/// wrong; a wanted figure that was missed is printed as `MISSED` and is no error.
public final class Row {

    /// What a row does.
    @FunctionalInterface
    public interface Work {
        void measure(Row row) throws IOException;
    }

    private int wrong;

    private Row() {}

    /// The whole main method of a row.
    public static void run(String name, Work work) throws IOException {
        var row = new Row();
        row.say("row %s (%s, %d processors)", name, Runtime.version(), processors());
        work.measure(row);
        row.say("row %s: %s", name, row.wrong == 0 ? "every answer right" : "WRONG ANSWERS");
        System.exit(row.wrong == 0 ? 0 : 1);
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /// A line of explanation, as [String#format].
    public void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /// An answer that must hold, or every figure of the row counts as nothing.
    public void check(String what, boolean holds) {
        say("  %-7s %s", holds ? "right" : "WRONG", what);
        if (!holds) {
            wrong++;
        }
    }

    /// Prints both sides' times, the ratio theirs / ours and the one wanted (at least).
    ///
    /// @param units how many pieces of work one run does; times are printed for one of them
    public void faster(
            String what, String against, long units, String unit, double wanted, Pairs pairs) {
        var ratios = pairs.ratios();
        say(
                "  %s: Doorstep %s, %s %s a %s",
                what,
                time(pairs.ourSeconds() / units),
                against,
                time(pairs.theirSeconds() / units),
                unit);
        say(
                "  %-7s ratio %.2fx (min %.2f, max %.2f, %d pairs), wanted >= %sx",
                verdict(pairs.ratio() >= wanted),
                pairs.ratio(),
                ratios[0],
                ratios[ratios.length - 1],
                ratios.length,
                trimmed(wanted));
    }

    /// A figure that should be no less.
    public void atLeast(String what, double figure, double wanted) {
        say(
                "  %-7s %s: %.4g, wanted >= %s",
                verdict(figure >= wanted), what, figure, trimmed(wanted));
    }

    /// A figure that should be no more.
    public void atMost(String what, double figure, double wanted) {
        say(
                "  %-7s %s: %.4g, wanted <= %s",
                verdict(figure <= wanted), what, figure, trimmed(wanted));
    }

    private static String verdict(boolean reached) {
        return reached ? "reached" : "MISSED";
    }

    private static String trimmed(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    static String time(double seconds) {
        if (seconds < 1e-6) {
            return String.format(Locale.ROOT, "%.1f ns", seconds * 1e9);
        }
        if (seconds < 1e-3) {
            return String.format(Locale.ROOT, "%.2f us", seconds * 1e6);
        }
        return seconds < 1
                ? String.format(Locale.ROOT, "%.2f ms", seconds * 1e3)
                : String.format(Locale.ROOT, "%.2f s", seconds);
    }
}
