package org.doorstep.bench.send;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.internal.ApacheHttp2Transport;
import com.google.firebase.messaging.AndroidConfig;
import com.google.firebase.messaging.AndroidNotification;
import com.google.firebase.messaging.ApnsConfig;
import com.google.firebase.messaging.Aps;
import com.google.firebase.messaging.FirebaseMessaging;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.Message;
import com.google.firebase.messaging.Notification;
import com.google.firebase.messaging.WebpushConfig;
import com.google.firebase.messaging.WebpushNotification;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.core5.http.HttpHost;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;

/// The comparator: the SDK as its documentation has it, `sendEach` by the 500, its own pools and
/// threads; only the way to the provider is bent to loopback.
final class PlainFirebase implements AutoCloseable {

    private static final int BATCH = 500;
    private static final Duration LIFE = Duration.ofMinutes(9);

    private final FirebaseApp app;

    PlainFirebase(URI endpoint) {
        var client = ApacheHttp2Transport.defaultHttpAsyncClientBuilder();
        var host = new HttpHost(endpoint.getScheme(), endpoint.getHost(), endpoint.getPort());
        var secure = "https".equals(endpoint.getScheme());
        client.setRoutePlanner((wanted, context) -> new HttpRoute(host, null, secure));
        var options =
                FirebaseOptions.builder()
                        .setProjectId("p")
                        .setCredentials(new Anybody())
                        .setHttpTransport(new ApacheHttp2Transport(client.build()))
                        .build();
        app = FirebaseApp.initializeApp(options, "plain-" + endpoint.getPort());
    }

    /// Sends to so many devices.
    ///
    /// @return how many were accepted
    int send(int count) {
        var accepted = 0;
        for (var from = 0; from < count; from += BATCH) {
            var batch = IntStream.range(from, Math.min(count, from + BATCH)).boxed().toList();
            accepted += send(batch.stream().map(PlainFirebase::message).toList());
        }
        return accepted;
    }

    private int send(List<Message> batch) {
        try {
            return FirebaseMessaging.getInstance(app).sendEach(batch).getSuccessCount();
        } catch (FirebaseMessagingException lost) {
            return 0;
        }
    }

    /// What Doorstep puts on the wire, field by field.
    private static Message message(int n) {
        var handle = PushWork.handle(n);
        return Message.builder()
                .setFid(PushWork.device(n))
                .putData("handle", handle)
                .setNotification(
                        Notification.builder()
                                .setTitle(PushWork.TITLE)
                                .setBody(PushWork.BODY)
                                .build())
                .setAndroidConfig(
                        AndroidConfig.builder()
                                .setTtl(LIFE.toMillis())
                                .setNotification(
                                        AndroidNotification.builder().setTag(handle).build())
                                .build())
                .setApnsConfig(
                        ApnsConfig.builder()
                                .putHeader("apns-expiration", "1800000000")
                                .putHeader("apns-collapse-id", handle)
                                .setAps(Aps.builder().setMutableContent(true).build())
                                .build())
                .setWebpushConfig(
                        WebpushConfig.builder()
                                .putHeader("TTL", "540")
                                .setNotification(
                                        WebpushNotification.builder().setTag(handle).build())
                                .build())
                .build();
    }

    @Override
    public void close() {
        app.delete();
    }

    private static final class Anybody extends GoogleCredentials {

        private static final long serialVersionUID = 1;

        @Override
        public AccessToken refreshAccessToken() {
            return new AccessToken("none", Date.from(Instant.parse("2100-01-01T00:00:00Z")));
        }
    }
}
