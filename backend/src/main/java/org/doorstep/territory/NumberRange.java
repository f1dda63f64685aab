package org.doorstep.territory;

/// House numbers from one to another, both included. Immutable, safe to share.
///
/// A street side is split between tens only: after 10, 20, 30 and so on, whatever its numbers are.
/// So ranges of one side either are the same tens or have none in common, and who has which ten can
/// be told without knowing the street.
///
/// @param from 1 or more
/// @param to not below `from`
public record NumberRange(int from, int to) {

    /// @throws IllegalArgumentException where the numbers do not rise from 1
    public NumberRange {
        if (from < 1 || to < from) {
            throw new IllegalArgumentException("numbers rise from 1");
        }
    }

    /// The ten numbers that end with ten times `ten` and ten: 0 is 1 to 10.
    public static NumberRange ofTen(int ten) {
        return new NumberRange(10 * ten + 1, 10 * ten + 10);
    }

    /// The ten that holds a number.
    public static int tenOf(int number) {
        return (number - 1) / 10;
    }

    /// The first ten that has a number of this range.
    public int firstTen() {
        return tenOf(from);
    }

    /// The last ten that has a number of this range.
    public int lastTen() {
        return tenOf(to);
    }
}
