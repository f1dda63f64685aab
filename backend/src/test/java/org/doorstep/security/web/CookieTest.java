package org.doorstep.security.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.security.PublicAddress;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

import java.net.URI;

/// What a browser is given to keep, and told to forget.
class CookieTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void isBoundToThisHostWhereverThePublicAddressIsHttps() {
        assertThat(written("https://doorstep.example"))
                .startsWith("__Host-doorstep-session=one;")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void keepsItsPlainNameOnThisMachine() {
        assertThat(written("http://127.0.0.1:8080"))
                .startsWith("doorstep-session=one;")
                .doesNotContain("Secure");
    }

    @Test
    void signingOutClearsWhatTheBrowserKept() {
        request.setSecure(true);
        FilterChains.clearing().logout(request, response, null);
        assertThat(response.getHeader("Clear-Site-Data")).isEqualTo("\"cache\", \"storage\"");
    }

    private String written(String address) {
        var cookie =
                new SecurityWebConfiguration()
                        .sessionCookie(new PublicAddress(URI.create(address)));
        cookie.writeCookieValue(new CookieValue(request, response, "one"));
        return String.valueOf(response.getHeader("Set-Cookie"));
    }
}
