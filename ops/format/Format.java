import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Lays out every Java source under the given folders in the AOSP style of google-java-format.
/// `--apply` rewrites what differs, `--check` fails with the list of files that differ. What was
/// found laid out is remembered by its hash in `target/formatted`, so that only what has changed
/// since is parsed again; another version of the formatter begins anew.
public class Format {

    private static final Path REMEMBERED = Path.of("target", "formatted");

    private final boolean apply;
    private final Formatter formatter =
            new Formatter(
                    JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build());
    private final String version;
    private final Set<String> known;
    private final Set<String> formatted = new TreeSet<>();
    private final List<Path> differing = new ArrayList<>();

    private Format(boolean apply) throws IOException {
        this.apply = apply;
        version = Formatter.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        known = Files.exists(REMEMBERED) ? new HashSet<>(Files.readAllLines(REMEMBERED)) : Set.of();
    }

    public static void main(String[] args) throws Exception {
        var format = new Format(args[0].equals("--apply"));
        for (var root : List.of(args).subList(1, args.length)) {
            for (var source : sourcesUnder(Path.of(root))) {
                format.layOut(source);
            }
        }
        format.remember();
        if (!format.apply && !format.differing.isEmpty()) {
            System.err.println("Not laid out by the formatter: " + format.differing);
            System.exit(1);
        }
    }

    private void layOut(Path source) throws Exception {
        var before = Files.readString(source);
        var hash = hash(before);
        if (known.contains(hash)) {
            formatted.add(hash);
            return;
        }
        var after = laidOut(before);
        formatted.add(hash(after));
        if (!after.equals(before)) {
            differing.add(source);
            if (apply) {
                Files.writeString(source, after);
            }
        }
    }

    /// Until nothing changes any more: the formatter lays some broken strings out anew when it sees
    /// them for the second time.
    private String laidOut(String text) throws Exception {
        var before = "";
        var after = text;
        for (var round = 0; round < 4 && !after.equals(before); round++) {
            before = after;
            after = formatter.formatSourceAndFixImports(before);
        }
        return after;
    }

    private String hash(String text) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(version.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void remember() throws IOException {
        Files.createDirectories(REMEMBERED.getParent());
        Files.write(REMEMBERED, formatted);
    }

    private static List<Path> sourcesUnder(Path root) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }
}
