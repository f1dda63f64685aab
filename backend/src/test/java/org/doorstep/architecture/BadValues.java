package org.doorstep.architecture;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What people, programs and attackers put where something else belongs. Each JSON value is given
/// as the text that stands in the body.
final class BadValues {

    /// Stands in every value that would do harm where it is shown as it came.
    static final String MARK = "<script>doorstep-mark</script>";

    private BadValues() {}

    /// Values of a wrong kind, size or form.
    static List<String> json() {
        return Stream.of(kinds(), numbers(), texts().map(BadValues::quoted), shapes())
                .flatMap(values -> values)
                .toList();
    }

    private static Stream<String> kinds() {
        return Stream.of("null", "true", "{}", "[]", "\"\"", "\" \"", "[null]", "{\"$gt\":\"\"}");
    }

    private static Stream<String> numbers() {
        return Stream.of(
                "0",
                "-1",
                "-0.0",
                "1e400",
                "NaN",
                "Infinity",
                "2147483648",
                "9007199254740993",
                "9223372036854775808",
                "0.1",
                "1e-320");
    }

    /// Texts that are no name, time, place or id.
    static Stream<String> texts() {
        return Stream.of(
                MARK,
                "a",
                "x".repeat(255),
                "x".repeat(256),
                "x".repeat(10_001),
                "\u202eevil",
                "\u200b",
                "e\u0301".repeat(40),
                "👩‍👩‍👧‍👦",
                "İstanbul",
                "\u0660\u0661\u0662",
                "{{7*7}}",
                "${7*7}",
                "#{7*7}",
                "$where",
                "a.b",
                "=HYPERLINK(\\\"x\\\")",
                "../../etc/passwd",
                "%00",
                "%0d%0aSet-Cookie: a=b",
                "javascript:alert(1)",
                "2027-02-30",
                "2027-02-29T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "2026-10-25T01:30:00+25:00",
                "not-a-uuid",
                "00000000-0000-0000-0000-000000000000",
                "QQ1 1QQ",
                "AA1 2A",
                "+44 7700",
                "a@b",
                "a@b@c.example");
    }

    private static Stream<String> shapes() {
        return Stream.of(
                "\"\\ud800\"",
                "\"\\u0000\"",
                "\"\\r\\nX: y\"",
                "[" + "1,".repeat(2_000) + "1]",
                "[".repeat(600) + "]".repeat(600),
                "{\"a\":1,\"a\":2}");
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /// Bodies that are no JSON document of the kind asked for.
    static List<String> bodies() {
        return List.of(
                "",
                " ",
                "null",
                "[]",
                "{",
                "{]",
                "{\"a\":}",
                "{\"a\":1,}",
                "\"text\"",
                "17",
                "<xml/>",
                "name=value",
                "{\"unknownField\":1}",
                "{\"_id\":\"x\",\"_class\":\"y\"}",
                "{\"role\":\"administrator\",\"status\":\"APPROVED\",\"branchId\":\"x\"}",
                "{\"a\":" + "[".repeat(1_200) + "]".repeat(1_200) + "}",
                "{\"" + "k".repeat(100_000) + "\":1}",
                "\u0000",
                "{\"name\":\"" + "x".repeat(300_000) + "\"}");
    }

    /// What stands in an address or a header instead of an id, a number or a key.
    static List<String> words() {
        return Stream.concat(
                        texts().filter(text -> text.length() < 2_000 && !text.contains("\\")),
                        IntStream.of(-1, 0, 201, Integer.MAX_VALUE).mapToObj(Integer::toString))
                .toList();
    }
}
