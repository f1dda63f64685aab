package org.doorstep.geo.format;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The attributes beside a shapefile (dBASE III), row by row. Every value is text, blanks taken
/// off; empty values are left out.
final class DbfTable {

    private static final int HEAD = 32;
    private static final int FIELD = 32;
    private static final int END_OF_FIELDS = 0x0d;
    private static final int END_OF_ROWS = 0x1a;

    private record Field(String name, int length) {}

    private final DataInputStream in;
    private final Charset encoding;
    private final List<Field> fields;
    private final int rowLength;

    private DbfTable(DataInputStream in, Charset encoding, List<Field> fields, int rowLength) {
        this.in = in;
        this.encoding = encoding;
        this.fields = fields;
        this.rowLength = rowLength;
    }

    /// A table that makes no sense has no fields.
    static DbfTable open(DataInputStream in, String encoding) throws IOException {
        var head = in.readNBytes(HEAD);
        var fields = new ArrayList<Field>();
        if (head.length < HEAD) {
            return new DbfTable(in, StandardCharsets.UTF_8, fields, 0);
        }
        var headLength = littleShort(head, 8);
        var rest = in.readNBytes(Math.max(0, headLength - HEAD));
        for (var at = 0; at + FIELD <= rest.length && rest[at] != END_OF_FIELDS; at += FIELD) {
            var end = at;
            while (end < at + 11 && rest[end] != 0) {
                end++;
            }
            var name = new String(rest, at, end - at, StandardCharsets.ISO_8859_1);
            fields.add(new Field(name, rest[at + 16] & 0xff));
        }
        return new DbfTable(in, charset(encoding), fields, littleShort(head, 10));
    }

    private static int littleShort(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    private static Charset charset(String name) {
        try {
            var known = name.strip();
            return known.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(known);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /// The next row; empty when there is none.
    Map<String, String> next() throws IOException {
        var row = in.readNBytes(rowLength);
        var values = new LinkedHashMap<String, String>();
        if (row.length < rowLength || rowLength == 0 || row[0] == END_OF_ROWS) {
            return values;
        }
        var at = 1;
        for (var field : fields) {
            if (at + field.length() > row.length) {
                break;
            }
            var value = text(row, at, field.length()).strip();
            if (!value.isEmpty()) {
                values.put(field.name(), value);
            }
            at += field.length();
        }
        return values;
    }

    private String text(byte[] row, int at, int length) {
        try {
            return encoding.newDecoder().decode(ByteBuffer.wrap(row, at, length)).toString();
        } catch (CharacterCodingException e) {
            return new String(row, at, length, Charset.forName("windows-1252"));
        }
    }
}
