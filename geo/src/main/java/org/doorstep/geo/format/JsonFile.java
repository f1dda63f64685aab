package org.doorstep.geo.format;

import org.doorstep.geo.format.ImportIssue.Kind;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// Opens a JSON file, plain or gzip, and turns whatever its bytes do to the parser into issues.
final class JsonFile {

    private static final int LONGEST_STRING = 1_000_000;
    private static final int LONGEST_NAME = 10_000;

    private final ReadLimits limits;
    private final JsonFactory json;

    JsonFile(ReadLimits limits) {
        this.limits = limits;
        this.json =
                JsonFactory.builder()
                        // A NaN in a file then becomes an issue of the feature that holds it
                        // instead of the end of the file.
                        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(limits.depth())
                                        .maxStringLength(LONGEST_STRING)
                                        .maxNameLength(LONGEST_NAME)
                                        .build())
                        .build();
    }

    /// Does not close the stream.
    void read(InputStream in, IssueLog issues, Consumer<JsonParser> document) {
        try {
            var bytes = SourceBytes.open(in, limits);
            try (var parser = json.createParser(ObjectReadContext.empty(), bytes)) {
                read(parser, issues, document);
            }
        } catch (JacksonIOException e) {
            broken(e, "", issues); // while finding out the encoding, before there was a parser
        } catch (IOException e) {
            issues.file(Kind.UNREADABLE, "The file could not be read: " + e.getMessage());
        }
    }

    private static void read(JsonParser parser, IssueLog issues, Consumer<JsonParser> document) {
        try {
            document.accept(parser);
        } catch (JacksonIOException e) {
            broken(e, place(parser), issues);
        } catch (StreamConstraintsException e) {
            var depth = String.valueOf(e.getOriginalMessage()).contains("nesting depth");
            issues.file(
                    depth ? Kind.TOO_DEEP : Kind.TOO_LARGE, place(parser) + e.getOriginalMessage());
        } catch (JacksonException e) {
            issues.file(Kind.MALFORMED_JSON, place(parser) + e.getOriginalMessage());
        }
    }

    private static void broken(JacksonIOException e, String place, IssueLog issues) {
        switch (e.getCause()) {
            case SourceBytes.LimitReached limit -> issues.file(limit.kind(), limit.sentence());
            case CharConversionException text ->
                    issues.file(Kind.MALFORMED_JSON, place + text.getMessage());
            case null, default ->
                    issues.file(
                            Kind.UNREADABLE,
                            "The file broke off or could not be unpacked: "
                                    + e.getOriginalMessage());
        }
    }

    private static String place(JsonParser parser) {
        var at = parser.currentLocation();
        return "Line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    }
}
