package org.doorstep.messaging.channel.push;

import com.google.firebase.FirebaseApp;
import com.google.firebase.messaging.AndroidConfig;
import com.google.firebase.messaging.AndroidNotification;
import com.google.firebase.messaging.ApnsConfig;
import com.google.firebase.messaging.Aps;
import com.google.firebase.messaging.FirebaseMessaging;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.Message;
import com.google.firebase.messaging.MessagingErrorCode;
import com.google.firebase.messaging.Notification;
import com.google.firebase.messaging.WebpushConfig;
import com.google.firebase.messaging.WebpushNotification;

import org.doorstep.kernel.London;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.PushAddress;
import org.doorstep.messaging.PushAddressDead;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.Destination;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.SendResult.Accepted;
import org.doorstep.messaging.channel.SendResult.InDoubt;
import org.doorstep.messaging.channel.SendResult.NotCalled;
import org.doorstep.messaging.channel.SendResult.RefusalEffect;
import org.doorstep.messaging.channel.SendResult.Refused;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Push through Firebase: one `send` per message and device, never more at once than there are
/// connections. Safe for use by many threads.
public final class FcmChannel implements Channel, AutoCloseable {

    private static final Logger LOG = System.getLogger(FcmChannel.class.getName());

    /// The longest time-to-live the provider takes; the SDK does not check it.
    private static final Duration LONGEST_LIFE = Duration.ofDays(28);

    private static final Duration WAIT_FOR_PLACE = Duration.ofMillis(500);

    private final PushSettings settings;
    private final Clock clock;
    private final Consumer<PushAddressDead> dead;
    private final FirebaseApp app;
    private final FirebaseMessaging messaging;
    private final Semaphore places;
    private final Opening opening;

    /// Opens the client; nothing is called yet.
    ///
    /// @param dead who is told that an address leads nowhere
    public FcmChannel(PushSettings settings, Clock clock, Consumer<PushAddressDead> dead) {
        this.settings = settings;
        this.clock = clock;
        this.dead = dead;
        this.app = FcmClient.open(settings, clock);
        this.messaging = FirebaseMessaging.getInstance(app);
        this.places = new Semaphore(settings.calls());
        this.opening = new Opening(clock);
    }

    @Override
    public ChannelName name() {
        return ChannelName.PUSH;
    }

    @Override
    public int window() {
        return settings.calls();
    }

    @Override
    public boolean isSandbox() {
        return false;
    }

    @Override
    public SendResult send(Dispatch dispatch) throws InterruptedException {
        if (!(dispatch.to() instanceof Destination.Device(var address))) {
            throw new IllegalArgumentException("a push goes to a device");
        }
        var life = Duration.between(clock.instant(), dispatch.expiry());
        if (!life.isPositive()) {
            return new NotCalled("past its expiry", null);
        }
        if (!places.tryAcquire(WAIT_FOR_PLACE.toMillis(), TimeUnit.MILLISECONDS)) {
            return new NotCalled("no connection free", Duration.ofSeconds(1));
        }
        try {
            var message = message(dispatch, address, life);
            return settings.multiplexed() ? shared(message, address) : call(message, address);
        } finally {
            FcmTransport.forget();
            places.release();
        }
    }

    private SendResult shared(Message message, PushAddress address) throws InterruptedException {
        var turn = opening.await();
        if (turn == Opening.Turn.NOT_YET) {
            return new NotCalled("no connection yet", Duration.ofSeconds(1));
        }
        var answered = false;
        try {
            var result = call(message, address);
            answered = !FcmAnswers.isWithoutAnswer(result);
            return result;
        } finally {
            opening.after(turn, answered);
        }
    }

    private SendResult call(Message message, PushAddress address) {
        try {
            var id = messaging.send(message);
            return id == null ? new InDoubt("accepted without an id") : new Accepted(id);
        } catch (FirebaseMessagingException answer) {
            if (answer.getHttpResponse() == null) {
                FcmTransport.giveUp();
            }
            var result = FcmAnswers.read(answer);
            if (answer.getMessagingErrorCode() == MessagingErrorCode.SENDER_ID_MISMATCH) {
                LOG.log(
                        Level.ERROR,
                        "a device was registered with another Firebase project than"
                                + " doorstep.messaging.push.project: its address is forgotten");
            }
            if (result instanceof Refused(var _, var effect)
                    && effect == RefusalEffect.DEVICE_GONE) {
                dead.accept(
                        new PushAddressDead(
                                null,
                                address.installationId(),
                                address.token(),
                                London.now(clock)));
            }
            return result;
        }
    }

    private Message message(Dispatch dispatch, PushAddress address, Duration left) {
        var life = left.compareTo(LONGEST_LIFE) > 0 ? LONGEST_LIFE : left;
        var handle = dispatch.handle();
        var notice =
                Notification.builder()
                        .setTitle(settings.noticeTitle())
                        .setBody(settings.noticeBody())
                        .build();
        var message =
                Message.builder()
                        .putData("handle", handle)
                        .setNotification(notice)
                        .setAndroidConfig(forAndroid(handle, life))
                        .setApnsConfig(forApple(handle, clock.instant().plus(life)))
                        .setWebpushConfig(forBrowsers(handle, life));
        return (address.fid() ? message.setFid(address.token()) : message.setToken(address.token()))
                .build();
    }

    private static AndroidConfig forAndroid(String handle, Duration life) {
        return AndroidConfig.builder()
                .setTtl(life.toMillis())
                .setNotification(AndroidNotification.builder().setTag(handle).build())
                .build();
    }

    private static ApnsConfig forApple(String handle, Instant expiry) {
        return ApnsConfig.builder()
                .putHeader("apns-expiration", Long.toString(expiry.getEpochSecond()))
                .putHeader("apns-collapse-id", handle)
                .setAps(Aps.builder().setMutableContent(true).build())
                .build();
    }

    private static WebpushConfig forBrowsers(String handle, Duration life) {
        return WebpushConfig.builder()
                .putHeader("TTL", Long.toString(life.toSeconds()))
                .setNotification(WebpushNotification.builder().setTag(handle).build())
                .build();
    }

    @Override
    public void close() {
        app.delete();
    }
}
