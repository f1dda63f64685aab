package org.doorstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import org.bson.Document;
import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.architecture.OperationObjects.Whose;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.security.AccountId;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.Permitted;
import org.doorstep.security.Role;
import org.doorstep.security.login.SignedIn;
import org.doorstep.security.permission.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;

/// Every operation of the contract and every page, asked by everybody about everything: the
/// decisions are those of the authorisation table, and what is another branch's looks exactly like
/// what does not exist.
@RoomTest
class AuthorisationMatrixRoomTest {

    /// Operations that end something for good come last.
    private static final List<String> IN_ORDER = List.of("GET", "PUT", "PATCH", "POST", "DELETE");

    @Autowired WebApplicationContext application;
    @Autowired MongoTemplate mongo;
    @Autowired DemonstrationPeople people;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    private final Table table = Table.read();
    private final List<String> unexpected = new ArrayList<>();
    private int cells;
    private MockMvc browser = MockMvcBuilders.standaloneSetup(new Object()).build();

    /// One method on one address pattern.
    private record Operation(String method, String pattern, String row) {

        boolean isAboutAnObject() {
            return pattern.contains("{") && !pattern.contains("{channel}");
        }

        /// The pattern where it names no object.
        String example() {
            return pattern.replace("{channel}", "SMS").replace("{purpose}", "CAMPAIGN");
        }

        boolean isApi() {
            return pattern.startsWith("/api/");
        }
    }

    @BeforeEach
    void buildTheTown() throws Exception {
        browser = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
        draftABroadcast();
    }

    /// The demonstration has none; an organiser writes one on the page.
    private void draftABroadcast() throws Exception {
        var template =
                Objects.requireNonNull(
                        mongo.findOne(new Query(), Document.class, "messaging.templates"));
        var organiser =
                Principal.all(people).stream()
                        .filter(one -> one.column().equals("organiser"))
                        .map(one -> Objects.requireNonNull(one.account()))
                        .findFirst()
                        .orElseThrow();
        var form =
                post("/console/broadcasts")
                        .with(csrf())
                        .with(authentication(SignedIn.withFactor(organiser, TestClock.START)))
                        .param("key", "one")
                        .param("title", "Thursday leaflets")
                        .param("template", template.get("template") + ":" + template.get("version"))
                        .param("channel", "PUSH", "SMS", "EMAIL");
        assertThat(browser.perform(form).andReturn().getResponse().getStatus()).isEqualTo(302);
    }

    @Test
    void everyOperationDecidesAsTheTableSays() throws Exception {
        var objects = new OperationObjects(mongo);
        var principals = Principal.all(people);
        var unknown = new TreeSet<String>();
        for (var operation : operations()) {
            for (var principal : principals) {
                if (operation.isAboutAnObject()) {
                    askAboutObjects(operation, principal, objects, unknown);
                } else {
                    check(operation, principal, Whose.SAME_BRANCH, operation.example(), true);
                }
            }
        }
        System.out.println(
                "authorisation cells: " + cells + ", unexpected decisions: " + unexpected.size());
        unexpected.forEach(System.out::println);
        assertThat(unknown).as("operations about objects that nobody makes here").isEmpty();
        assertThat(unexpected).isEmpty();
        assertThat(cells).isGreaterThan(500);
    }

    private void askAboutObjects(
            Operation operation,
            Principal principal,
            OperationObjects objects,
            TreeSet<String> unknown)
            throws Exception {
        var account =
                principal.account() == null ? new AccountId(new UUID(9, 9)) : principal.account();
        var answers = new ArrayList<MockHttpServletResponse>();
        for (var whose : Whose.values()) {
            var address = objects.address(operation.pattern(), account, whose);
            if (address.isEmpty()) {
                unknown.add(operation.pattern());
                return;
            }
            var there = objects.exists(address.get(), whose);
            answers.add(check(operation, principal, whose, address.get(), there));
        }
        if (principal.isOfTheWholeParty()) {
            return; // No branch is another's to them.
        }
        var other = answers.get(Whose.OTHER_BRANCH.ordinal());
        var nobodys = answers.get(Whose.NOBODYS.ordinal());
        if (other.getStatus() != nobodys.getStatus() || !text(other).equals(text(nobodys))) {
            unexpected.add(
                    operation
                            + " tells "
                            + principal.column()
                            + " another branch's from nobody's: "
                            + other.getStatus()
                            + " and "
                            + nobodys.getStatus());
        }
    }

    /// What was answered, but for the token of the form and the id that was asked for.
    private static String text(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString()
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|device-[0-9a-f]{8}", "ID");
    }

    private MockHttpServletResponse check(
            Operation operation, Principal principal, Whose whose, String address, boolean exists)
            throws Exception {
        cells++;
        var answer = ask(operation, principal.account(), address);
        var status = answer.getStatus();
        if (!isExpected(operation, principal, whose, exists, status)) {
            unexpected.add(
                    operation + " by " + principal.column() + " about " + whose + ": " + status);
        }
        return answer;
    }

    private boolean isExpected(
            Operation operation, Principal principal, Whose whose, boolean exists, int status) {
        if (status >= 500) {
            return false;
        }
        var row = table.row(operation.row());
        if (principal.account() == null) {
            // A page's script is refused by its content type before anybody asks who it is.
            return row.ofAnonymous().isYes()
                    || status == (operation.isApi() ? 401 : 302)
                    || status == 415;
        }
        var cell = row.of(role(principal));
        if (row.ofAnonymous().isYes()) {
            return status != 401 && status != 403;
        }
        if (cell.isRefusal()) {
            return status == Integer.parseInt(cell.text());
        }
        return isExpectedInside(operation, principal, cell, whose, exists, status);
    }

    /// The row lets this person in; the object decides.
    private static boolean isExpectedInside(
            Operation operation,
            Principal principal,
            Table.Cell cell,
            Whose whose,
            boolean exists,
            int status) {
        var conditional = !cell.isYes() && !cell.isOwn() || !cell.text().matches("Y|own.*");
        var isTheirs = isTheirs(operation, principal, cell, whose);
        if (!operation.isAboutAnObject()) {
            return conditional ? status != 401 : status != 401 && status != 403;
        }
        if (exists && isTheirs) {
            return conditional ? status != 401 : status != 401 && status != 403 && status != 404;
        }
        // A form with faults may be answered before its object is looked for, the same for all; so
        // may
        // a condition that this person cannot meet anywhere.
        // Ending something of one's own that is not there leads back to the page, whatever it was.
        return status == 404
                || operation.pattern().startsWith("/account/security/") && status == 302
                || conditional && status == 403
                || !operation.method().equals("GET") && status >= 400 && status != 401;
    }

    /// A place in a shift is one's own, the shift it is taken in is the branch's.
    private static boolean isTheirs(
            Operation operation, Principal principal, Table.Cell cell, Whose whose) {
        var shared = !cell.isOwn() || operation.pattern().contains("{shiftId}");
        return switch (whose) {
            case OWN -> true;
            case SAME_BRANCH -> shared;
            case OTHER_BRANCH -> shared && principal.isOfTheWholeParty();
            case NOBODYS -> false;
        };
    }

    private MockHttpServletResponse ask(
            Operation operation, @Nullable AccountId account, String address) throws Exception {
        var request = request(HttpMethod.valueOf(operation.method()), URI.create(address));
        if (operation.isApi()) {
            request.accept(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("If-Match", "\"0\"");
            if (!operation.method().equals("GET")) {
                request.contentType(MediaType.APPLICATION_JSON).content("{}");
            }
        } else if (!operation.method().equals("GET")) {
            // A kind of occasion, where the form has one; else no field at all.
            request.with(csrf()).param("kind", "shift-reminder");
        }
        if (account != null) {
            request.with(authentication(SignedIn.withFactor(account, TestClock.START)));
        }
        return browser.perform(request).andReturn().getResponse();
    }

    private List<Operation> operations() {
        var found = new ArrayList<Operation>();
        handlers.getHandlerMethods()
                .forEach((mapping, handler) -> {
                    var permitted = handler.getMethodAnnotation(Permitted.class);
                    if (permitted == null) {
                        return;
                    }
                    for (var pattern : mapping.getPatternValues()) {
                        mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method ->
                                        found.add(
                                                new Operation(
                                                        method.name(),
                                                        pattern,
                                                        permitted.value())));
                    }
                });
        // Signed by the provider or by a link; their own tests ask them.
        found.removeIf(operation ->
                operation.pattern().startsWith("/webhooks/")
                        || operation.isAboutAnObject()
                                && table.row(operation.row()).ofAnonymous().isYes());
        found.sort(
                Comparator.comparing((Operation one) -> IN_ORDER.indexOf(one.method()))
                        .thenComparing(one -> one.pattern().length(), Comparator.reverseOrder())
                        .thenComparing(Operation::pattern));
        return found;
    }

    private static Role role(Principal principal) {
        for (var role : Role.values()) {
            if (role.column().equals(principal.column())) {
                return role;
            }
        }
        throw new IllegalStateException("no role has the column " + principal.column());
    }
}
