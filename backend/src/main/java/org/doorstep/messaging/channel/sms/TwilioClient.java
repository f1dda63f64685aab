package org.doorstep.messaging.channel.sms;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// Opens the SDK so that one call is one POST with an end.
///
/// By itself it would post a create again after any 5xx, 429 and 503, which sends a text twice; and
/// it sets its own time-outs on every request, so ours are set after it.
final class TwilioClient {

    private static final int POOL = 100;
    private static final Timeout WAIT_FOR_CONNECTION = Timeout.ofMilliseconds(500);

    /// What came back on this thread's last call: the SDK keeps neither status nor headers where it
    /// cannot read the body.
    private static final ThreadLocal<@Nullable Seen> LAST = new ThreadLocal<>();

    private TwilioClient() {}

    /// The status line and the wait asked for.
    record Seen(int status, @Nullable String retryAfter) {}

    /// The answer to this thread's last call, or null where none came.
    static @Nullable Seen lastSeen() {
        return LAST.get();
    }

    /// To be called before a call and after it has been read.
    static void forget() {
        LAST.remove();
    }

    static TwilioRestClient open(SmsSettings settings) {
        var timeouts =
                RequestConfig.custom()
                        .setConnectionRequestTimeout(WAIT_FOR_CONNECTION)
                        .setResponseTimeout(Timeout.of(settings.timeout()));
        withConnectTimeout(timeouts, settings);
        var perCall = timeouts.build();
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(POOL)
                        .setMaxConnTotal(POOL)
                        .build();
        var http =
                HttpClientBuilder.create()
                        .setConnectionManager(connections)
                        .disableAutomaticRetries();
        var endpoint = settings.endpoint();
        if (endpoint != null) {
            var host = new HttpHost(endpoint.getScheme(), endpoint.getHost(), endpoint.getPort());
            var secure = "https".equals(endpoint.getScheme());
            http.setRoutePlanner((wanted, context) -> new HttpRoute(host, null, secure));
        }
        http.addExecInterceptorFirst(
                "doorstep",
                (request, scope, chain) -> {
                    scope.clientContext.setRequestConfig(perCall);
                    var response = chain.proceed(request, scope);
                    var wait = response.getFirstHeader("Retry-After");
                    LAST.set(new Seen(response.getCode(), wait == null ? null : wait.getValue()));
                    return response;
                });
        return new TwilioRestClient.Builder(
                        Objects.requireNonNull(settings.accountSid()),
                        Objects.requireNonNull(settings.authToken()).value())
                .httpClient(new OneShot(http))
                .build();
    }

    /// The SDK's transport reads the connect time-out from the request's settings only.
    @SuppressWarnings("deprecation")
    private static void withConnectTimeout(RequestConfig.Builder timeouts, SmsSettings settings) {
        timeouts.setConnectTimeout(Timeout.of(settings.connectTimeout()));
    }

    /// The SDK's transport without its retries.
    private static final class OneShot extends NetworkHttpClient {

        OneShot(HttpClientBuilder http) {
            super(http);
        }

        @Override
        public Response reliableRequest(Request request) {
            return makeRequest(request);
        }

        @Override
        public Response reliableRequest(
                Request request, int[] retryCodes, int retries, long delayMillis) {
            return makeRequest(request);
        }
    }
}
