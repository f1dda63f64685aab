package org.doorstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import org.bson.Document;
import org.doorstep._support.RoomTest;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.security.AccountId;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.login.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Twenty thousand requests with something wrong in them, made from the contract's examples: no
/// fault of the server, problem details throughout, nothing shown as it came, and no change where a
/// request was refused.
@RoomTest
class BadRequestsRoomTest {

    private static final int REQUESTS = 20_000;
    private static final long SEED = Long.getLong("doorstep.bad-requests.seed", 20_261_125);
    private static final int BETWEEN_LOOKS = 500;
    private static final Path EXAMPLES = Path.of("..", "mobile-api-spec", "examples");

    /// What any request may write: counters of the rate limits, keys that were sent, and the audit
    /// trail, whose heads are written a second later.
    private static final List<String> NOT_OF_THE_REQUEST =
            List.of(
                    "security.rates",
                    "security.idempotency",
                    "security.audit",
                    "security.audit-heads",
                    "security.tokens");

    @Autowired WebApplicationContext application;
    @Autowired MongoTemplate mongo;
    @Autowired DemonstrationPeople people;

    private final JsonMapper json = JsonMapper.builder().build();
    private final List<String> wrong = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private MockMvc browser = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void buildTheTown() {
        browser = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
    }

    @Test
    void everyBadRequestGetsAClearAnswerAndChangesNothing() throws Exception {
        var me = activist();
        Map<String, String> before = fingerprint();
        var sent = 0;
        for (var bad : requests()) {
            sent++;
            var answer = send(bad, me, sent);
            statuses.merge(answer.getStatus(), 1, Integer::sum);
            judge(bad, answer);
            if (answer.getStatus() < 400) {
                before = Map.of();
            }
            if (sent % BETWEEN_LOOKS == 0) {
                var after = fingerprint();
                var changed = new TreeMap<>(after);
                changed.entrySet().removeAll(before.entrySet());
                if (!before.isEmpty() && !before.equals(after)) {
                    wrong.add("changed within the requests up to " + sent + ": " + changed);
                }
                before = after;
            }
        }
        System.out.println("bad requests: " + sent + ", by status: " + statuses + ", seed " + SEED);
        assertThat(wrong).isEmpty();
        assertThat(sent).isGreaterThanOrEqualTo(REQUESTS);
    }

    private void judge(BadRequest bad, MockHttpServletResponse answer) throws IOException {
        var body = answer.getContentAsString();
        var status = answer.getStatus();
        if (status >= 500) {
            wrong.add(status + " for " + bad);
        } else if (status >= 400 && !isProblem(answer, body)) {
            wrong.add("no problem details with " + status + " for " + bad);
        }
        if (body.contains(BadValues.MARK) && status >= 400) {
            wrong.add("shown as it came: " + bad);
        }
    }

    private boolean isProblem(MockHttpServletResponse answer, String body) {
        if (!String.valueOf(answer.getContentType()).startsWith("application/problem+json")) {
            return false;
        }
        var problem = json.readTree(body);
        return problem.path("status").asInt() == answer.getStatus()
                && !problem.path("code").asString("").isEmpty()
                && !body.contains("Exception")
                && !body.contains("org.doorstep");
    }

    private MockHttpServletResponse send(BadRequest bad, AccountId me, int n) throws Exception {
        var request =
                request(HttpMethod.valueOf(bad.method()), URI.create(bad.path()))
                        .with(authentication(SignedIn.withoutFactor(me)))
                        .with(from -> {
                            // Another caller each time, so that no limit answers before the rule.
                            from.setRemoteAddr(
                                    "10.%d.%d.%d".formatted(n >> 16, n >> 8 & 255, n & 255));
                            return from;
                        });
        bad.headers().forEach(request::header);
        if (!bad.body().isEmpty()) {
            request.content(bad.body());
        }
        return browser.perform(request).andReturn().getResponse();
    }

    private List<BadRequest> requests() throws IOException {
        var single = new ArrayList<BadRequest>();
        var byOperation = new ArrayList<List<BadRequest>>();
        for (var example : examples()) {
            var spoiled =
                    BadRequest.of(
                            EXAMPLES.relativize(example).getName(0).toString(),
                            json.readTree(Files.readString(example)));
            byOperation.add(spoiled);
            single.addAll(spoiled);
        }
        var random = new Random(SEED);
        while (single.size() < REQUESTS) {
            var some = byOperation.get(random.nextInt(byOperation.size()));
            single.add(
                    some.get(random.nextInt(some.size()))
                            .and(some.get(random.nextInt(some.size())), random));
        }
        return single;
    }

    /// One example of each operation: the first by name whose answer is a success.
    private List<Path> examples() throws IOException {
        var found = new ArrayList<Path>();
        try (var operations = Files.list(EXAMPLES)) {
            for (var operation : operations.sorted().toList()) {
                if (operation.getFileName().toString().equals("eraseMe")) {
                    continue; // It has no part to spoil, and nobody would be left to ask.
                }
                try (var files = Files.list(operation)) {
                    files.filter(file -> file.toString().endsWith(".request.json"))
                            .sorted()
                            .filter(this::succeeds)
                            .findFirst()
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private boolean succeeds(Path request) {
        var response = Path.of(request.toString().replace(".request.", ".response."));
        try {
            return json.readTree(Files.readString(response)).path("status").asInt() < 300;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// What the store holds, but for what any request may write.
    private Map<String, String> fingerprint() {
        var found = new TreeMap<String, String>();
        for (var name : new java.util.TreeSet<>(mongo.getCollectionNames())) {
            if (!NOT_OF_THE_REQUEST.contains(name) && !name.startsWith("territory.")) {
                var sum = 0L;
                var count = 0;
                for (var document : mongo.findAll(Document.class, name)) {
                    sum += document.toJson().hashCode();
                    count++;
                }
                found.put(name, count + "/" + sum);
            }
        }
        return found;
    }

    private AccountId activist() {
        return people.list().stream()
                .filter(one -> one.label().endsWith(", activist"))
                .findFirst()
                .orElseThrow()
                .account();
    }
}
