package org.doorstep.fakes.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

class HttpRequestTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void putsChunksTogether() throws IOException {
        HttpRequest request =
                read(
                        "POST /a?b=1 HTTP/1.1\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + "4;x=y\r\n"
                                + "To=%\r\n"
                                + "3\r\n"
                                + "2B1\r\n"
                                + "0\r\n"
                                + "T: 1\r\n\r\n");

        assertThat(request.form()).isEqualTo(Map.of("To", "+1"));
        assertThat(request.parameters()).isEqualTo(Map.of("b", "1"));
        assertThat(request.path()).isEqualTo("/a");
    }

    @Test
    void asksForABodyThatIsHeldBack() throws IOException {
        HttpRequest request =
                read("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc");

        assertThat(request.text()).isEqualTo("abc");
        assertThat(written.toString(StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
    }

    @Test
    void readsFormsAsTheyWereSent() {
        assertThat(HttpRequest.decode("a=1+2&b=&c&d=%C5%B7&&a=3"))
                .containsExactly(
                        Map.entry("a", "3"),
                        Map.entry("b", ""),
                        Map.entry("c", ""),
                        Map.entry("d", "ŷ"));
    }

    @Test
    void theEndBetweenTwoRequestsIsNoError() throws IOException {
        assertThat(HttpRequest.read(new ByteArrayInputStream(new byte[0]), written)).isNull();
    }

    @Test
    void refusesWhatIsCutOffOrNotHttp() {
        assertThatThrownBy(() -> read("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab"))
                .isInstanceOf(IOException.class)
                .hasMessage("the body ended early");
        assertThatThrownBy(() -> read("EHLO there\r\n"))
                .isInstanceOf(IOException.class)
                .hasMessage("not an HTTP/1.1 request");
    }

    private HttpRequest read(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return Objects.requireNonNull(HttpRequest.read(new ByteArrayInputStream(bytes), written));
    }
}
