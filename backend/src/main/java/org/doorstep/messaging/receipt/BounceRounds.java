package org.doorstep.messaging.receipt;

import org.doorstep.kernel.London;
import org.doorstep.messaging.channel.email.BounceMailbox;
import org.doorstep.messaging.channel.email.BounceMailbox.Letter;
import org.doorstep.messaging.receipt.ReceiptStore.BounceNote;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;

/// Reads the mailbox of bounces from time to time. What a mail reports takes effect before the mail
/// counts as read, so a crash repeats and never loses; several nodes may read the same mailbox.
public final class BounceRounds {

    private static final Logger LOG = System.getLogger(BounceRounds.class.getName());

    private final BounceMailbox mailbox;
    private final Bounces bounces;
    private final ReceiptStore receipts;
    private final Clock clock;
    private final Duration every;
    private @Nullable Thread thread;
    private volatile boolean unreadable;

    public BounceRounds(
            BounceMailbox mailbox,
            Bounces bounces,
            ReceiptStore receipts,
            Clock clock,
            Duration every) {
        this.mailbox = mailbox;
        this.bounces = bounces;
        this.receipts = receipts;
        this.clock = clock;
        this.every = every;
    }

    /// Begins.
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("bounces").start(this::walk);
        }
    }

    /// Ends.
    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    /// Whether it has begun and not ended.
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /// Whether the last reading failed: until one succeeds nobody knows which e-mails bounced.
    public boolean isUnreadable() {
        return unreadable;
    }

    /// Reads everything that has come in since the last time.
    ///
    /// @return how many mails were read
    /// @throws IOException where the mailbox cannot be read to the end; what was read stays read
    public int read() throws IOException {
        var done = false;
        try {
            var count = readOn();
            done = true;
            return count;
        } finally {
            unreadable = !done;
        }
    }

    private int readOn() throws IOException {
        var count = 0;
        var mark = receipts.readUntil(mailbox.name()).orElse(null);
        for (var letters = mailbox.read(mark); !letters.isEmpty(); letters = mailbox.read(mark)) {
            letters.forEach(this::take);
            mark = letters.getLast().mark();
            receipts.readUntil(mailbox.name(), mark);
            count += letters.size();
        }
        return count;
    }

    private void take(Letter letter) {
        var bounce = letter.bounce();
        if (bounce != null) {
            var matched = bounces.take(bounce);
            receipts.note(
                    new BounceNote(
                            mailbox.name(),
                            letter.mark(),
                            bounce.handle(),
                            bounce.kind(),
                            bounce.status(),
                            matched,
                            London.now(clock)));
        }
    }

    private void walk() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                read();
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "the mailbox of bounces could not be read", e);
            }
            try {
                Thread.sleep(every);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
