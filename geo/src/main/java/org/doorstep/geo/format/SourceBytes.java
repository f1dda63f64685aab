package org.doorstep.geo.format;

import org.doorstep.geo.format.ImportIssue.Kind;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// A file's bytes, unpacked where needed, counted against the limits. For one thread and one file;
/// closing it closes nothing.
public final class SourceBytes extends FilterInputStream {

    /// Below this a high ratio means nothing: a short file of spaces is harmless.
    private static final long RATIO_FROM = 1_000_000;

    private final CountedBytes packed;
    private final boolean zipped;
    private final ReadLimits limits;
    private long unpacked;

    /// More bytes than the limits allow. Carries no stack trace: it is an answer, not a surprise.
    public static final class LimitReached extends IOException {

        private final transient Kind kind;
        private final String sentence;

        LimitReached(Kind kind, String sentence) {
            super(sentence);
            this.kind = kind;
            this.sentence = sentence;
        }

        /// Which limit.
        public Kind kind() {
            return kind;
        }

        /// For the person who has to look at the file.
        public String sentence() {
            return sentence;
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    private SourceBytes(InputStream plain, CountedBytes packed, boolean zipped, ReadLimits limits) {
        super(plain);
        this.packed = packed;
        this.zipped = zipped;
        this.limits = limits;
    }

    /// Gzip is told apart by its first two bytes.
    ///
    /// @throws LimitReached from the stream's reads, once a limit is passed
    public static InputStream open(InputStream in, ReadLimits limits) throws IOException {
        var counted = new CountedBytes(in);
        var start = new BufferedInputStream(counted);
        start.mark(2);
        var zipped = start.read() == 0x1f && start.read() == 0x8b;
        start.reset();
        var plain = zipped ? new GZIPInputStream(start, 8192) : start;
        return new SourceBytes(plain, counted, zipped, limits);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        var count = in.read(into, from, length);
        if (count > 0) {
            unpacked += count;
            check();
        }
        return count;
    }

    /// By reading, so that what is passed over is counted too.
    @Override
    public long skip(long count) throws IOException {
        var passedOver = new byte[(int) Math.clamp(count, 0, 8192)];
        var skipped = 0L;
        while (skipped < count) {
            var next = read(passedOver, 0, (int) Math.min(passedOver.length, count - skipped));
            if (next < 0) {
                break;
            }
            skipped += next;
        }
        return skipped;
    }

    private void check() throws LimitReached {
        if (zipped && unpacked > RATIO_FROM && unpacked / limits.gzipRatio() > packed.count) {
            throw new LimitReached(
                    Kind.GZIP_BOMB,
                    "The file unpacks to more than " + limits.gzipRatio() + " times its size.");
        }
        if (unpacked > limits.bytes()) {
            throw new LimitReached(
                    Kind.TOO_LARGE, "The file holds more than " + limits.bytes() + " bytes.");
        }
    }

    /// The caller's stream stays the caller's.
    @Override
    public void close() {
        // Nothing is held but memory.
    }

    private static final class CountedBytes extends FilterInputStream {

        private long count;

        CountedBytes(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = in.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var read = in.read(into, from, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
