package org.doorstep.messaging.channel.sms;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.channel.Channel;
import org.doorstep.messaging.channel.CodeCarrier;
import org.doorstep.messaging.channel.Destination;
import org.doorstep.messaging.channel.Dispatch;
import org.doorstep.messaging.channel.SendResult;
import org.doorstep.messaging.channel.SendResult.Accepted;
import org.doorstep.messaging.channel.SendResult.InDoubt;
import org.doorstep.messaging.channel.SendResult.NotCalled;
import org.doorstep.messaging.channel.TextLookUp;
import org.doorstep.security.PublicAddress;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Text messages through Twilio: one POST per message, and the look-up that settles what is in
/// doubt. Safe for use by many threads.
public final class TwilioChannel implements Channel, TextLookUp, CodeCarrier {

    /// The longest validity the provider takes.
    private static final Duration LONGEST_VALIDITY = Duration.ofHours(10);

    private static final Duration WAIT_FOR_PLACE = Duration.ofMillis(500);
    private static final long LOOK_UP_PAGE = 200;

    /// More texts to one number than this, and a look-up counts as incomplete.
    private static final int MOST_LOOKED_AT = 2_000;

    private final SmsSettings settings;
    private final PublicAddress here;
    private final Clock clock;
    private final TwilioRestClient client;
    private final Semaphore places;

    /// Opens the client; nothing is called yet.
    ///
    /// @param here where the provider's callbacks come in
    public TwilioChannel(SmsSettings settings, PublicAddress here, Clock clock) {
        this.settings = settings;
        this.here = here;
        this.clock = clock;
        this.client = TwilioClient.open(settings);
        this.places = new Semaphore(settings.calls());
    }

    @Override
    public ChannelName name() {
        return ChannelName.SMS;
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
        if (!(dispatch.to() instanceof Destination.Phone(var number))) {
            throw new IllegalArgumentException("a text goes to a phone");
        }
        var left = Duration.between(clock.instant(), dispatch.expiry());
        var callback =
                here.at(
                        "/webhooks/twilio/status?m="
                                + dispatch.handle()
                                + "&a="
                                + dispatch.attempt());
        return post(number, dispatch.text().body(), left, callback, dispatch.from());
    }

    @Override
    public boolean reaches(ContactPoint to) {
        return to instanceof PhoneNumber;
    }

    @Override
    public SendResult carry(ContactPoint to, String subject, String text, Duration validFor)
            throws InterruptedException {
        return post((PhoneNumber) to, text, validFor, null, null);
    }

    private SendResult post(
            PhoneNumber to,
            String body,
            Duration left,
            @Nullable URI callback,
            @Nullable String from)
            throws InterruptedException {
        // A validity of 0 would mean the provider's default, which is ten hours.
        if (left.toSeconds() < 1) {
            return new NotCalled("past its expiry", null);
        }
        if (!places.tryAcquire(WAIT_FOR_PLACE.toMillis(), TimeUnit.MILLISECONDS)) {
            return new NotCalled("no connection free", Duration.ofSeconds(1));
        }
        try {
            TwilioClient.forget();
            var created = creator(to, body, left, callback, from).create(client);
            var sid = created.getSid();
            return sid == null ? new InDoubt("accepted without an id") : new Accepted(sid);
        } catch (ApiException answer) {
            return TwilioAnswers.read(answer, TwilioClient.lastSeen());
        } finally {
            TwilioClient.forget();
            places.release();
        }
    }

    /// The Messaging Service that sends, or null where a number does.
    private @Nullable String service(@Nullable String from) {
        return from == null ? settings.messagingServiceSid() : from.startsWith("MG") ? from : null;
    }

    private MessageCreator creator(
            PhoneNumber to,
            String body,
            Duration left,
            @Nullable URI callback,
            @Nullable String from) {
        var number = new com.twilio.type.PhoneNumber(to.e164());
        var service = service(from);
        var validity = left.compareTo(LONGEST_VALIDITY) > 0 ? LONGEST_VALIDITY : left;
        var creator =
                service == null || service.isBlank()
                        ? Message.creator(
                                number,
                                new com.twilio.type.PhoneNumber(
                                        Objects.requireNonNull(
                                                from == null ? settings.from() : from)),
                                body)
                        : Message.creator(number, service, body);
        creator.setValidityPeriod(Math.toIntExact(validity.toSeconds()));
        // What is sent is what was rendered: the text's hash settles what is in doubt.
        creator.setSmartEncoded(false);
        return callback == null ? creator : creator.setStatusCallback(callback);
    }

    @Override
    public LookedUp sentTo(PhoneNumber number, Instant from, Instant until) {
        var found = new ArrayList<FoundText>();
        var seen = 0;
        try {
            var listing =
                    Message.reader()
                            .setTo(new com.twilio.type.PhoneNumber(number.e164()))
                            .setPageSize(LOOK_UP_PAGE)
                            .read(client);
            for (var message : listing) {
                if (++seen > MOST_LOOKED_AT) {
                    return new LookedUp.Incomplete("more texts to one number than are looked at");
                }
                var text = found(message);
                if (text == null) {
                    return new LookedUp.Incomplete("a listed text without id or time");
                }
                if (!text.createdAt().isBefore(from) && !text.createdAt().isAfter(until)) {
                    found.add(text);
                }
            }
            return new LookedUp.Complete(found);
        } catch (ApiException noAnswer) {
            return new LookedUp.Incomplete("the SMS provider could not be asked to the end");
        } finally {
            TwilioClient.forget();
        }
    }

    private static @Nullable FoundText found(Message message) {
        var sid = message.getSid();
        var created = message.getDateCreated();
        if (sid == null || created == null) {
            return null;
        }
        var status = message.getStatus();
        var code = message.getErrorCode();
        return new FoundText(
                sid,
                message.getBody() == null ? "" : message.getBody(),
                TwilioStatuses.read(
                        status == null ? "unknown" : status.toString(),
                        code == null || code == 0 ? null : code.toString()),
                created.toInstant());
    }
}
