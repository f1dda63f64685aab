package org.doorstep.security.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.doorstep.security.RateLimits;
import org.doorstep.security.limit.LimitTable;
import org.doorstep.security.limit.OperationLimits;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Limits on every operation.
@RoomTest
class LimitsRoomTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired RateLimits rates;
    @Autowired TestClock clock;
    @Autowired CurrentActor current;
    @Autowired ProblemTranslator translator;

    private final LimitTable table = LimitTable.read();

    /// Stands where the real ones stand.
    @RestController
    static class Stub {

        @GetMapping("/api/v1/me")
        @Permitted("own-profile")
        String api() {
            return "{}";
        }

        @GetMapping("/console/my-data/file")
        @Permitted("subject-access")
        String page() {
            return "page";
        }
    }

    @Test
    void everyOperationHasALimitAndWhatChangesSomethingALineOfItsOwn() {
        var without = new TreeSet<String>();
        for (var operation : operations()) {
            var parts = operation.split(" ", 2);
            var isPage = parts[0].equals("GET") && !parts[1].startsWith("/api/");
            if (table.of(parts[0], parts[1]).isEmpty()
                    || !isPage && !table.names(parts[0], parts[1])) {
                without.add(operation);
            }
        }
        assertThat(without).isEmpty();
    }

    @Test
    void noLineIsLeftOverFromAnOperationThatIsGone() {
        var named = new TreeSet<>(table.named());
        named.removeIf(line -> line.startsWith("* "));
        named.removeAll(operations());
        assertThat(named).isEmpty();
    }

    @Test
    void anOperationWithoutALineIsNoticed() {
        assertThat(table.of("POST", "/console/planted")).isEmpty();
        assertThat(table.of("GET", "/api/v1/planted")).isEmpty();
    }

    @Test
    void aPhoneReadsAProblemWithTheTimeToWait() throws Exception {
        var phone = browser(Map.of("read-address", 3));
        for (var n = 0; n < 3; n++) {
            assertThat(phone.perform(get("/api/v1/me")).andReturn().getResponse().getStatus())
                    .isEqualTo(200);
        }
        var refused = phone.perform(get("/api/v1/me")).andReturn().getResponse();
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("300");
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(refused.getContentAsString()).contains("\"code\":\"too-many-requests\"");
    }

    @Test
    void aBrowserSeesAPageThatSaysSo() throws Exception {
        var browser = browser(Map.of("export-address", 1));
        browser.perform(get("/console/my-data/file"));
        var refused = browser.perform(get("/console/my-data/file")).andReturn();
        assertThat(refused.getResponse().getStatus()).isEqualTo(429);
        assertThat(refused.getResponse().getHeader("Retry-After")).isNotNull();
        assertThat(String.valueOf(refused.getModelAndView())).contains("security/problem");
    }

    @Test
    void theNodesShareOneCounter() throws Exception {
        var sizes = Map.of("read-address", 3);
        var one = browser(sizes);
        var other = browser(sizes);
        one.perform(get("/api/v1/me"));
        other.perform(get("/api/v1/me"));
        one.perform(get("/api/v1/me"));
        var fourth = other.perform(get("/api/v1/me")).andReturn().getResponse();
        assertThat(fourth.getStatus()).isEqualTo(429);
    }

    @Test
    void theEndpointsOfTokensAreLimitedToo() throws Exception {
        var filter = new TokenLimits(table, limits(Map.of("tokens-address", 1)));
        var statuses = new java.util.ArrayList<Integer>();
        for (var n = 0; n < 2; n++) {
            var request = new MockHttpServletRequest("POST", "/oauth2/token");
            var response = new MockHttpServletResponse();
            filter.doFilter(request, response, new MockFilterChain());
            statuses.add(response.getStatus());
        }
        assertThat(statuses).isEqualTo(List.of(200, 429));
    }

    private MockMvc browser(Map<String, Integer> sizes) {
        return MockMvcBuilders.standaloneSetup(new Stub())
                .addInterceptors(new Limits(table, limits(sizes), current))
                .setControllerAdvice(translator)
                .build();
    }

    private OperationLimits limits(Map<String, Integer> sizes) {
        return new OperationLimits(rates::add, new OperationLimits.Sizes(1, sizes), clock);
    }

    private TreeSet<String> operations() {
        var found = new TreeSet<String>();
        handlers.getHandlerMethods()
                .forEach((mapping, handler) -> {
                    if (!handler.getBeanType().getName().startsWith("org.doorstep.")
                            || handler.getBeanType().getSimpleName().equals("TryOut")) {
                        return;
                    }
                    for (var pattern : mapping.getPatternValues()) {
                        mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> found.add(method + " " + pattern));
                    }
                });
        return found;
    }
}
