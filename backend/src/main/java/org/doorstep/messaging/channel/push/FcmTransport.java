package org.doorstep.messaging.channel.push;

import com.google.firebase.internal.ApacheHttp2Transport;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// The connections below the SDK: its own 503 retry is switched off, and a call that is given up is
/// taken back where it still can be, so that it is not sent when nobody waits for it any more.
final class FcmTransport {

    /// How long a connection may take.
    static final Duration CONNECT = Duration.ofSeconds(1);

    /// Where the provider's own `Retry-After` is kept.
    static final String RETRY_AFTER = "x-provider-retry-after";

    /// Longer than the SDK is willing to wait, so that it gives up at once.
    private static final String TOO_LONG_TO_WAIT = "86400";

    /// Connections beyond the calls in flight, for those that are still being closed. The pool is
    /// that large for shared ones too, although one or two are opened: a call that waits for a
    /// place in it is overtaken by those that share, without end.
    private static final int SPARE = 10;

    /// The request that this thread's call has under way: the SDK makes it on the calling thread
    /// and offers no way to end it.
    private static final ThreadLocal<@Nullable Cancellable> UNDER_WAY = new ThreadLocal<>();

    private FcmTransport() {}

    static ApacheHttp2Transport open(PushSettings settings) {
        var client =
                ApacheHttp2Transport.defaultHttpAsyncClientBuilder()
                        .setConnectionManager(connections(settings));
        var endpoint = settings.endpoint();
        if (endpoint != null) {
            var host = new HttpHost(endpoint.getScheme(), endpoint.getHost(), endpoint.getPort());
            var secure = "https".equals(endpoint.getScheme());
            client.setRoutePlanner((wanted, context) -> new HttpRoute(host, null, secure));
        }
        client.addExecInterceptorFirst(
                "doorstep",
                (request, body, scope, chain, callback) -> {
                    UNDER_WAY.set(scope.cancellableDependency);
                    chain.proceed(request, body, scope, callback);
                });
        client.addResponseInterceptorLast((response, entity, context) -> withoutRetry(response));
        return new ApacheHttp2Transport(client.build());
    }

    /// Takes back what this thread's last call left under way.
    static void giveUp() {
        var request = UNDER_WAY.get();
        if (request != null) {
            request.cancel();
        }
    }

    /// To be called when a call is over.
    static void forget() {
        UNDER_WAY.remove();
    }

    private static PoolingAsyncClientConnectionManager connections(PushSettings settings) {
        var shared = settings.multiplexed();
        var most = settings.calls() + SPARE;
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnTotal(most)
                .setMaxConnPerRoute(most)
                .setMessageMultiplexing(shared)
                .setDefaultTlsConfig(
                        TlsConfig.custom()
                                .setHandshakeTimeout(Timeout.of(CONNECT.multipliedBy(3)))
                                .setVersionPolicy(
                                        shared
                                                ? HttpVersionPolicy.NEGOTIATE
                                                : HttpVersionPolicy.FORCE_HTTP_1)
                                .build())
                .build();
    }

    private static void withoutRetry(HttpResponse response) {
        if (response.getCode() == 503) {
            var given = response.getFirstHeader("Retry-After");
            if (given != null) {
                response.setHeader(RETRY_AFTER, given.getValue());
            }
            response.setHeader("Retry-After", TOO_LONG_TO_WAIT);
        }
    }
}
