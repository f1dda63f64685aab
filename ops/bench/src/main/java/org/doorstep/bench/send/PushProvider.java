package org.doorstep.bench.send;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

import org.doorstep.fakes.FcmServer;
import org.doorstep.fakes.ServerOptions;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// A push provider on loopback that counts what it is sent.
interface PushProvider extends AutoCloseable {

    URI endpoint();

    /// Requests read since the start.
    int requests();

    @Override
    void close();

    /// The fake of `ops/fakes`, counting in memory: HTTP/1.1, no encryption.
    static PushProvider counting(Duration answerTime) {
        var server = FcmServer.start(ServerOptions.simple().answeringIn(answerTime));
        return new PushProvider() {

            @Override
            public URI endpoint() {
                return URI.create("http://127.0.0.1:" + server.port());
            }

            @Override
            public int requests() {
                return server.requests();
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }

    /// WireMock over TLS, where a client may choose HTTP/2.
    static PushProvider encrypted(Duration answerTime) {
        var server =
                new WireMockServer(
                        WireMockConfiguration.options()
                                .bindAddress("127.0.0.1")
                                .httpDisabled(true)
                                .dynamicHttpsPort()
                                .keystorePath(System.getProperty("javax.net.ssl.trustStore"))
                                .keystorePassword(
                                        System.getProperty("javax.net.ssl.trustStorePassword"))
                                .keyManagerPassword(
                                        System.getProperty("javax.net.ssl.trustStorePassword"))
                                .containerThreads(250)
                                .asynchronousResponseEnabled(true)
                                .asynchronousResponseThreads(50)
                                .disableRequestJournal());
        var requests = new AtomicInteger();
        server.addMockServiceRequestListener((request, answer) -> requests.incrementAndGet());
        server.start();
        server.stubFor(
                WireMock.post(WireMock.anyUrl())
                        .willReturn(
                                WireMock.okJson("{\"name\":\"projects/p/messages/{{id}}\"}")
                                        .withFixedDelay(Math.toIntExact(answerTime.toMillis()))));
        return new PushProvider() {

            @Override
            public URI endpoint() {
                return URI.create("https://127.0.0.1:" + server.httpsPort());
            }

            @Override
            public int requests() {
                return requests.get();
            }

            @Override
            public void close() {
                server.stop();
            }
        };
    }
}
