package org.doorstep.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import org.doorstep._support.RoomTest;
import org.doorstep._support.TestClock;
import org.doorstep.kernel.DemonstrationPart;
import org.doorstep.security.DemonstrationPeople;
import org.doorstep.security.login.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Files in and files out: all of them are listed here, so that a new one is judged too.
@RoomTest
class FilesRoomTest {

    private static final Set<String> UPLOADS =
            Set.of("POST /console/wards", "POST /console/ground");

    private static final List<String> PAGES =
            List.of(
                    "/console/wards",
                    "/console/ground?what=STREETS",
                    "/console/ground?what=BARRIERS");

    /// Classes that write CSV, and the test that feeds them formulas.
    private static final Map<String, String> CSV = Map.of("OutcomeCsv.java", "OutcomeCsvTest.java");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired WebApplicationContext application;
    @Autowired DemonstrationPeople people;
    @Autowired MongoTemplate mongo;

    @Test
    void everyUploadIsKnownHere() {
        var found = new TreeSet<String>();
        handlers.getHandlerMethods()
                .forEach((mapping, handler) -> {
                    if (takesAFile(handler)) {
                        mapping.getPatternValues()
                                .forEach(pattern ->
                                        mapping.getMethodsCondition()
                                                .getMethods()
                                                .forEach(method ->
                                                        found.add(method + " " + pattern)));
                    }
                });
        assertThat(found).isEqualTo(UPLOADS);
    }

    @Test
    void everyUploadIsJudgedByItsContent() throws Exception {
        application.getBeansOfType(DemonstrationPart.class).values().stream()
                .sorted(Comparator.comparingInt(DemonstrationPart::step))
                .forEach(DemonstrationPart::load);
        var browser =
                MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
        var before = kept();
        var officer =
                people.list().stream()
                        .filter(one -> one.label().endsWith(", data officer"))
                        .findFirst()
                        .orElseThrow()
                        .account();
        for (var content : disguised()) {
            for (var name : List.of("wards.geojson", "wards.zip", "../../wards.wkt")) {
                for (var page : PAGES) {
                    var file = new MockMultipartFile("file", name, "application/geo+json", content);
                    var answer =
                            browser.perform(
                                            multipart(page)
                                                    .file(file)
                                                    .param("name", "Planted")
                                                    .param("validFrom", "2027-05-01")
                                                    .with(csrf())
                                                    .with(
                                                            authentication(
                                                                    SignedIn.withFactor(
                                                                            officer,
                                                                            TestClock.START))))
                                    .andReturn()
                                    .getResponse();
                    assertThat(answer.getStatus()).as(page + " " + name).isLessThan(500);
                    assertThat(answer.getContentAsString()).doesNotContain("<script>alert");
                }
            }
        }
        assertThat(kept()).isEqualTo(before);
    }

    private List<Long> kept() {
        return List.of("territory.wards", "territory.streets", "territory.layers").stream()
                .map(collection -> mongo.getCollection(collection).countDocuments())
                .toList();
    }

    @Test
    void everyWriterOfCsvIsKnownHereAndFedFormulas() throws IOException {
        var found = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var file : sources.filter(one -> one.toString().endsWith(".java")).toList()) {
                var text = Files.readString(file);
                if (text.contains("text/csv") || text.contains("\"text\", \"csv\"")) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        var pages = Set.of("OutcomePages.java", "HaltPages.java");
        found.removeIf(file -> pages.contains(file));
        assertThat(CSV.keySet()).containsAll(found);
        try (var tests = Files.walk(Path.of("src/test/java"))) {
            var names = tests.map(one -> one.getFileName().toString()).toList();
            assertThat(names).containsAll(CSV.values());
        }
    }

    private static boolean takesAFile(HandlerMethod handler) {
        return Arrays.stream(handler.getMethod().getParameterTypes())
                .anyMatch(type ->
                        MultipartFile.class.isAssignableFrom(type)
                                || Arrays.stream(type.getDeclaredFields())
                                        .anyMatch(field ->
                                                MultipartFile.class.isAssignableFrom(
                                                        field.getType())));
    }

    /// What is not an outline, whatever it is called.
    private static List<byte[]> disguised() {
        return List.of(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13},
                "MZ\u0090\u0000 this program".getBytes(StandardCharsets.ISO_8859_1),
                "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8),
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"
                        .getBytes(StandardCharsets.UTF_8),
                "PK\u0003\u0004broken".getBytes(StandardCharsets.ISO_8859_1),
                "\u001f\u008bbroken".getBytes(StandardCharsets.ISO_8859_1),
                "%PDF-1.7".getBytes(StandardCharsets.US_ASCII),
                new byte[0]);
    }
}
