import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Lays out every Java source under the given folders in the AOSP style of google-java-format.
/// `--apply` rewrites what differs, `--check` fails with the list of files that differ.
public class Format {

    public static void main(String[] args) throws Exception {
        var apply = args[0].equals("--apply");
        var formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .build());
        var differing = new ArrayList<Path>();
        for (var root : List.of(args).subList(1, args.length)) {
            for (var source : sourcesUnder(Path.of(root))) {
                var before = Files.readString(source);
                var after = formatter.formatSourceAndFixImports(before);
                if (!after.equals(before)) {
                    differing.add(source);
                    if (apply) {
                        Files.writeString(source, after);
                    }
                }
            }
        }
        if (!apply && !differing.isEmpty()) {
            System.err.println("Not laid out by the formatter: " + differing);
            System.exit(1);
        }
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
