package org.doorstep.fakes.wire;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// One HTTP/1.1 request, read whole.
///
/// @param method as sent, upper case
/// @param path without the query, not decoded
/// @param query everything after the first `?`, not decoded; empty if there is none
/// @param headers by lower-case name; of repeated headers the last
/// @param body the bytes, chunks put together
public record HttpRequest(
        String method, String path, String query, Map<String, String> headers, byte[] body) {

    private static final int LONGEST_LINE = 64 * 1024;

    /// Reads the next request of a connection; null if the client has closed it between two
    /// requests.
    ///
    /// @throws IOException if the connection ends in the middle, or what comes is not HTTP
    public static @Nullable HttpRequest read(InputStream in, OutputStream out) throws IOException {
        String first = line(in);
        if (first == null) {
            return null;
        }
        String[] parts = first.split(" ", 3);
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new IOException("not an HTTP/1.1 request");
        }
        Map<String, String> headers = headers(in);
        if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        int mark = parts[1].indexOf('?');
        return new HttpRequest(
                parts[0],
                mark < 0 ? parts[1] : parts[1].substring(0, mark),
                mark < 0 ? "" : parts[1].substring(mark + 1),
                headers,
                body(in, headers));
    }

    /// A header by name in any case; null if it was not sent.
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(java.util.Locale.ROOT));
    }

    /// The parameters of the query, decoded, in the order sent; of repeated ones the last.
    public Map<String, String> parameters() {
        return decode(query);
    }

    /// The fields of a form body, decoded, in the order sent; of repeated ones the last.
    public Map<String, String> form() {
        return decode(text());
    }

    /// The body as UTF-8.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// Decodes `a=1&b=2`; UTF-8, `+` is a space.
    public static Map<String, String> decode(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int mark = pair.indexOf('=');
                String name = mark < 0 ? pair : pair.substring(0, mark);
                String value = mark < 0 ? "" : pair.substring(mark + 1);
                fields.put(
                        URLDecoder.decode(name, StandardCharsets.UTF_8),
                        URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = needed(in); !line.isEmpty(); line = needed(in)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("a header without a colon");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks(in);
        }
        int length = number(headers.getOrDefault("content-length", "0"), 10);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the body ended early");
        }
        return body;
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = number(needed(in).split(";", 2)[0].strip(), 16);
            body.write(in.readNBytes(size));
            if (size == 0) {
                while (!needed(in).isEmpty()) {
                    // Trailers are not used.
                }
                return body.toByteArray();
            }
            needed(in);
        }
    }

    private static int number(String text, int radix) throws IOException {
        try {
            return Integer.parseInt(text, radix);
        } catch (NumberFormatException e) {
            throw new IOException("not a length: " + text, e);
        }
    }

    private static String needed(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            throw new EOFException("the request ended early");
        }
        return line;
    }

    /// A line without its end (CRLF or LF), as ISO 8859-1; null at the end of the stream. Also what
    /// SMTP is read with.
    static @Nullable String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next != '\n'; next = in.read()) {
            if (next < 0 || line.length() == LONGEST_LINE) {
                throw new EOFException("a line without an end");
            }
            line.append((char) next);
        }
        int last = line.length() - 1;
        return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
    }
}
