package org.doorstep.territory.layer;

import org.doorstep.geo.point.GeoPoint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Numbers in as few bytes as they need: seven bits to a byte, low ones first, signed ones folded
/// (the variable-length form of Protocol Buffers). For one thread.
final class Packed {

    /// Places are kept to seven decimals of a degree, a centimetre, as OpenStreetMap has them.
    private static final double PER_DEGREE = 1e7;

    private Packed() {}

    static final class Writer {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long latitude;
        private long longitude;

        Writer number(long number) {
            var rest = number;
            while ((rest & ~0x7fL) != 0) {
                bytes.write((int) (rest & 0x7f | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
            return this;
        }

        Writer signed(long number) {
            return number(number << 1 ^ number >> 63);
        }

        Writer text(String text) {
            var letters = text.getBytes(StandardCharsets.UTF_8);
            number(letters.length);
            bytes.writeBytes(letters);
            return this;
        }

        /// As the difference from the point before.
        Writer point(double north, double east) {
            var y = Math.round(north * PER_DEGREE);
            var x = Math.round(east * PER_DEGREE);
            signed(y - latitude).signed(x - longitude);
            latitude = y;
            longitude = x;
            return this;
        }

        Writer append(Writer other) {
            bytes.writeBytes(other.bytes());
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }

    static final class Reader {

        private final byte[] bytes;
        private int at;
        private long latitude;
        private long longitude;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean hasMore() {
            return at < bytes.length;
        }

        long number() {
            var number = 0L;
            for (var shift = 0; ; shift += 7) {
                var next = bytes[at++];
                number |= (next & 0x7fL) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }

        long signed() {
            var folded = number();
            return folded >>> 1 ^ -(folded & 1);
        }

        String text() {
            var length = (int) number();
            var text = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }

        GeoPoint point() {
            latitude += signed();
            longitude += signed();
            return new GeoPoint(latitude / PER_DEGREE, longitude / PER_DEGREE);
        }
    }
}
