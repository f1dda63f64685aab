package org.doorstep.geo._support;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

/// Broken files made from a whole one by a seed: bytes changed, taken out, doubled and cut off.
public final class Mutations {

    private static final int[] TELLING = {
        0, 1, 0x7f, 0x80, 0xff, '"', '(', '[', '{', ',', '-', '9'
    };

    private Mutations() {}

    public static void of(byte[] whole, int count, long seed, Consumer<byte[]> reading) {
        var random = new Random(seed);
        for (var i = 0; i < count; i++) {
            var bytes = whole.clone();
            for (var change = random.nextInt(6); change >= 0; change--) {
                bytes = changed(bytes, random);
            }
            reading.accept(bytes);
        }
    }

    private static byte[] changed(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        var at = random.nextInt(bytes.length);
        var length = Math.min(bytes.length - at, 1 + random.nextInt(12));
        return switch (random.nextInt(20)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1, 2, 3 -> joined(bytes, at, at + length);
            case 4, 5, 6 -> joined(bytes, at + length, at);
            case 7, 8, 9, 10, 11 -> with(bytes, at, TELLING[random.nextInt(TELLING.length)]);
            default -> with(bytes, at, random.nextInt(256));
        };
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        return bytes;
    }

    /// The bytes up to `to`, then those from `from`.
    private static byte[] joined(byte[] bytes, int to, int from) {
        var joined = Arrays.copyOf(bytes, to + bytes.length - from);
        System.arraycopy(bytes, from, joined, to, bytes.length - from);
        return joined;
    }
}
