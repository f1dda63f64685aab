package org.doorstep.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;

import org.bson.Document;
import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.PhoneNumber;
import org.doorstep.membership.SentCodes;
import org.doorstep.security.AccountId;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.Keyring;
import org.doorstep.security.Sealed;
import org.doorstep.security.login.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// V3, V4, V5: one person's whole story with words that stand nowhere else, then everything is
/// searched for them. What is sealed in the store is opened for the search.
@RoomTest
@Import(SentCodes.class)
class CanaryRoomTest {

    private static final String NAME = "Zebedee Quillfeather";
    private static final String EMAIL = "quillfeather.canary@example.org";
    private static final String PHONE = "+447700900987";
    private static final String PHONE_TYPED = "07700 900987";
    private static final String POSTCODE = "ZE3 9CQ";
    private static final String PUSH = "canary-push-address-0123456789";
    private static final String TAG = "canarytagged";
    private static final List<String> CANARIES =
            List.of("Zebedee", "Quillfeather", EMAIL, "900987", POSTCODE, PUSH, TAG);

    /// Where the id without an owner, or a keyed hash, stays after erasure, and why.
    private static final Map<String, String> KEPT_ID =
            new TreeMap<>(
                    Map.of(
                            "membership.volunteers", "the id that keeps totals true",
                            "security.accounts", "a closed account is never opened again",
                            "security.audit", "who did what: ids only",
                            "messaging.consents", "proof that was withdrawn, six years",
                            "messaging.messages", "one message for each person of the audience",
                            "messaging.frozenPages", "the same people",
                            "campaigns.sign_ups", "a late repeat does not take the place again",
                            "security.idempotency", "sealed replies, gone within a day"));

    private static final Set<String> KEPT_HASH = Set.of("messaging.optouts");

    @Autowired WebApplicationContext application;
    @Autowired MongoTemplate mongo;
    @Autowired DemonstrationPeople people;
    @Autowired Keyring keyring;
    @Autowired JsonMapper json;

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final List<String> secrets = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private MockMvc browser = MockMvcBuilders.standaloneSetup(new Object()).build();

    @BeforeEach
    void buildTheTownAndListen() {
        browser = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
        root().setLevel(Level.INFO);
        ((Logger) LoggerFactory.getLogger("org.doorstep")).setLevel(Level.DEBUG);
        logged.start();
        root().addAppender(logged);
    }

    @AfterEach
    void listenNoMore() {
        root().detachAppender(logged);
        root().setLevel(Level.WARN);
        ((Logger) LoggerFactory.getLogger("org.doorstep")).setLevel(null);
    }

    @Test
    void theWholeStoryLeavesNothingOfThePersonInTheLogsOrInAddresses() throws Exception {
        var person = story();
        mixedRequests(person, 1_500);
        send(person, delete("/api/v1/me"));
        var words = new ArrayList<>(CANARIES);
        words.addAll(secrets);
        var found = new TreeSet<String>();
        for (var event : List.copyOf(logged.list)) {
            var line = line(event);
            words.stream()
                    .filter(line::contains)
                    .forEach(word -> found.add(event.getLoggerName() + ": " + word));
        }
        assertThat(found).isEmpty();
        assertThat(addresses).allSatisfy(one -> assertThat(CANARIES).noneMatch(one::contains));
        assertThat(addresses).isNotEmpty();
    }

    @Test
    void afterErasureNothingOfThePersonIsLeftInAnyCollection() throws Exception {
        var person = story();
        assertThat(collectionsWith(CANARIES)).isNotEmpty();
        assertThat(send(person, delete("/api/v1/me")).getStatus()).isEqualTo(204);
        assertThat(collectionsWith(CANARIES)).isEmpty();
        assertThat(KEPT_ID.keySet()).containsAll(collectionsWith(List.of(person.toString())));
        var hashes = new ArrayList<String>();
        for (var address : List.of(new EmailAddress(EMAIL), new PhoneNumber(PHONE))) {
            keyring.hashUnderEveryKey(address).forEach(hash -> hashes.add(hash.text()));
        }
        assertThat(KEPT_HASH).containsAll(collectionsWith(hashes));
    }

    /// Signs up, is approved, goes out, changes, asks and is asked about.
    private AccountId story() throws Exception {
        var form =
                """
                {"name": "%s", "phone": "%s", "email": "%s", "yearOfBirth": 1980,
                 "homePoint": {"latitude": 52.62, "longitude": -0.55}, "branchId": "%s",
                 "skills": ["PHONING"], "privacyNoticeVersion": "privacy-1", "availability": []}
                """
                        .formatted(NAME, PHONE_TYPED, EMAIL, DemonstrationMode.TOWN.value());
        var applied =
                send(
                        null,
                        json(post("/api/v1/sign-ups").header("Idempotency-Key", "canary-1"), form));
        assertThat(applied.getStatus()).as(applied.getContentAsString()).isEqualTo(202);
        var id = json.readTree(applied.getContentAsString()).get("signUpId").asString();
        var code = code();
        send(null, json(post("/api/v1/sign-ups/" + id + "/verification"), "{\"code\": \"1\"}"));
        send(
                null,
                json(
                        post("/api/v1/sign-ups/" + id + "/verification"),
                        "{\"code\": \"" + code + "\"}"));
        var person = AccountId.of(id);
        var organiser = person("organiser");
        send(organiser, get("/console/people/waiting"));
        send(organiser, post("/console/people/" + id + "/approve").with(csrf()));
        send(organiser, post("/console/people/" + id + "/tags").with(csrf()).param("tag", TAG));
        outAndAbout(person);
        signInOnAPage();
        asked(person);
        return person;
    }

    private void outAndAbout(AccountId person) throws Exception {
        var me = send(person, get("/api/v1/me"));
        assertThat(me.getContentAsString()).contains(NAME);
        var tag = String.valueOf(me.getHeader("ETag"));
        send(
                person,
                json(
                        patch("/api/v1/me").header("If-Match", tag),
                        "{\"locationOn\": true, \"postcode\": \"" + POSTCODE + "\"}"));
        send(
                person,
                json(
                        put("/api/v1/me/devices/device-0000cafe"),
                        """
                        {"platform": "ANDROID", "appVersion": "1.0.0", "pushOn": true,
                         "pushAddress": {"kind": "FID", "value": "%s"}}
                        """
                                .formatted(PUSH)));
        for (var channel : List.of("SMS", "EMAIL", "PUSH")) {
            send(
                    person,
                    json(
                            put("/api/v1/me/consents/" + channel + "/CAMPAIGN"),
                            "{\"state\": \"GIVEN\", \"wordingVersion\": \"w1\"}"));
        }
        send(
                person,
                json(
                        post("/api/v1/me/check-ins").header("Idempotency-Key", "canary-2"),
                        "{\"point\": {\"latitude\": 52.62, \"longitude\": -0.55}}"));
        var near = send(person, get("/api/v1/actions/nearby?lat=52.62&lon=-0.55"));
        assertThat(near.getStatus()).isEqualTo(200);
        for (var shift : mongo.findAll(Document.class, "campaigns.shifts")) {
            send(
                    person,
                    json(
                            post("/api/v1/shifts/" + shift.get("_id") + "/sign-ups")
                                    .header("Idempotency-Key", "shift-" + shift.get("_id")),
                            "{}"));
        }
        for (var path : List.of("sign-ups", "assignments", "messages", "devices", "data")) {
            send(person, get("/api/v1/me/" + path));
        }
    }

    private void signInOnAPage() throws Exception {
        var session = new MockHttpSession();
        send(null, post("/sign-in").with(csrf()).session(session).param("address", PHONE_TYPED));
        send(null, post("/sign-in/code").with(csrf()).session(session).param("code", "wrong"));
        send(null, post("/sign-in/code").with(csrf()).session(session).param("code", code()));
    }

    /// What officials look up and what is exported.
    private void asked(AccountId person) throws Exception {
        var officer = person("data protection officer");
        send(
                officer,
                post("/console/subjects")
                        .with(csrf())
                        .param("address", EMAIL)
                        .param("reason", "r"));
        send(
                officer,
                post("/console/subjects/file")
                        .with(csrf())
                        .param("address", PHONE_TYPED)
                        .param("reason", "r"));
        send(person("organiser"), get("/console/people"));
        send(person, get("/console/my-data"));
        send(person, get("/console/my-data/file"));
    }

    /// Words of the person in every place where nobody expects them.
    private void mixedRequests(AccountId person, int most) throws Exception {
        var organiser = person("organiser");
        for (var n = 0; n < most; n++) {
            var word = CANARIES.get(n % CANARIES.size());
            var who = n % 3 == 0 ? null : n % 3 == 1 ? person : organiser;
            browser.perform(as(who, odd(n / CANARIES.size() % 8, word)));
        }
    }

    private static MockHttpServletRequestBuilder odd(int kind, String word) {
        return switch (kind) {
            case 0 -> get("/api/v1/me/messages/{handle}", word);
            case 1 -> get("/console/people").param("cursor", word);
            case 2 -> json(post("/api/v1/sign-in-codes"), "{\"address\": \"" + word + "\"}");
            case 3 -> json(patch("/api/v1/me"), "{\"name\": {\"" + word + "\": 1}}");
            case 4 -> post("/console/subjects").with(csrf()).param("address", word);
            case 5 -> get("/nowhere/{word}", word).header("X-Forwarded-For", word);
            case 6 -> json(post("/api/v1/sign-ups").header("Idempotency-Key", word), "{" + word);
            default -> post("/sign-in/link").with(csrf()).param("token", word);
        };
    }

    private static MockHttpServletRequestBuilder json(
            MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static MockHttpServletRequestBuilder as(
            @org.jspecify.annotations.Nullable AccountId who,
            MockHttpServletRequestBuilder request) {
        return who == null
                ? request
                : request.with(authentication(SignedIn.withFactor(who, TestClock.START)));
    }

    private MockHttpServletResponse send(
            @org.jspecify.annotations.Nullable AccountId who, MockHttpServletRequestBuilder request)
            throws Exception {
        var result = browser.perform(as(who, request)).andReturn();
        var answer = result.getResponse();
        assertThat(answer.getStatus()).isLessThan(500);
        addresses.add(String.valueOf(result.getRequest().getRequestURI()));
        var next = answer.getHeader("Location");
        if (next != null) {
            addresses.add(next);
        }
        var links =
                java.util.regex.Pattern.compile("(?:href|action|src)=\"([^\"]*)\"")
                        .matcher(answer.getContentAsString());
        while (links.find()) {
            addresses.add(links.group(1));
        }
        return answer;
    }

    private String code() throws InterruptedException {
        var code = SentCodes.next().code().value();
        secrets.add(code);
        return code;
    }

    private Set<String> collectionsWith(List<String> words) {
        var found = new TreeSet<String>();
        for (var collection : mongo.getCollectionNames()) {
            if (collection.startsWith("system.")) {
                continue;
            }
            for (var document : mongo.findAll(Document.class, collection)) {
                var text = new StringBuilder();
                open(document, text);
                if (words.stream().anyMatch(word -> text.indexOf(word) >= 0)) {
                    found.add(collection);
                }
            }
        }
        return found;
    }

    private void open(@org.jspecify.annotations.Nullable Object value, StringBuilder text) {
        switch (value) {
            case Map<?, ?> nested ->
                    nested.forEach((name, inside) -> {
                        text.append(name).append('=');
                        open(inside, text);
                    });
            case List<?> several -> several.forEach(one -> open(one, text));
            case String one -> text.append(one).append(' ').append(opened(one)).append(' ');
            case null, default -> text.append(value).append(' ');
        }
    }

    private String opened(String text) {
        try {
            return text.startsWith("t1:") ? keyring.open(Sealed.parse(text)) : "";
        } catch (IllegalArgumentException | IllegalStateException aHash) {
            return "";
        }
    }

    private static String line(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        return event.getFormattedMessage()
                + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private AccountId person(String role) {
        return people.list().stream()
                .filter(one -> one.label().endsWith(", " + role))
                .findFirst()
                .orElseThrow()
                .account();
    }
}
