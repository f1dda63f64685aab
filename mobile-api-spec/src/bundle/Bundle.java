import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Joins the rooms' files of the contract into one document, because the kept generator loses the
/// names of schemas that live in another file when it reads OpenAPI 3.1.
///
/// Usage: `java Bundle.java <openapi folder> <one file>`. Component names are unique across rooms;
/// a name used twice stops the build.
final class Bundle {

    private final Path folder;
    private final Map<String, Map<String, Object>> files = new LinkedHashMap<>();
    private final Map<String, Object> components = new LinkedHashMap<>();

    private Bundle(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[1]);
        Files.createDirectories(target.getParent());
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(160);
        Files.writeString(
                target, new Yaml(options).dump(new Bundle(Path.of(arguments[0])).joined()));
    }

    private Map<String, Object> joined() throws IOException {
        Map<String, Object> root = file("openapi.yaml");
        Map<String, Object> paths = object(root.get("paths"));
        for (Map.Entry<String, Object> path : paths.entrySet()) {
            String ref = (String) object(path.getValue()).get("$ref");
            path.setValue(followed(ref, path.getKey()));
        }
        files.values().forEach(this::collectComponents);
        root.put("components", components);
        localise(root);
        return root;
    }

    private Map<String, Object> file(String name) throws IOException {
        Map<String, Object> known = files.get(name);
        if (known == null) {
            known = object(new Yaml().load(Files.readString(folder.resolve(name))));
            files.put(name, known);
            for (String other : List.of("shared.yaml", "membership.yaml")) {
                file(other);
            }
        }
        return known;
    }

    private Map<String, Object> followed(String ref, String path) throws IOException {
        String[] parts = ref.split("#/paths/", 2);
        String key =
                URLDecoder.decode(parts[1], StandardCharsets.UTF_8)
                        .replace("~1", "/")
                        .replace("~0", "~");
        Object item = object(file(parts[0].replace("./", "")).get("paths")).get(key);
        if (item == null || !key.equals(path)) {
            throw new IllegalStateException("openapi.yaml: " + path + " leads nowhere: " + ref);
        }
        return object(item);
    }

    private void collectComponents(Map<String, Object> file) {
        for (Map.Entry<String, Object> kind :
                object(file.getOrDefault("components", Map.of())).entrySet()) {
            Map<String, Object> all =
                    object(components.computeIfAbsent(kind.getKey(), k -> new LinkedHashMap<>()));
            object(kind.getValue())
                    .forEach((name, value) -> {
                        if (all.put(name, value) != null) {
                            throw new IllegalStateException("used twice: " + name);
                        }
                    });
        }
    }

    /// Turns `room.yaml#/components/…` into `#/components/…`, everywhere below.
    private static void localise(Object node) {
        switch (node) {
            case Map<?, ?> map ->
                    object(map)
                            .forEach((key, value) -> {
                                if (key.equals("$ref")) {
                                    String ref = (String) value;
                                    object(map).put(key, ref.substring(ref.indexOf('#')));
                                } else {
                                    localise(value);
                                }
                            });
            case List<?> list -> list.forEach(Bundle::localise);
            case null -> throw new IllegalStateException("a key without a value: quote its comma");
            default -> {}
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object node) {
        return (Map<String, Object>) node;
    }
}
