package org.doorstep.architecture;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// One request with something wrong in it, made from an example of the contract.
///
/// @param what which part was spoiled, for the report of a failure
record BadRequest(
        String what, String method, String path, Map<String, String> headers, String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HOLE = "@@hole@@";

    /// Every way to spoil one part of an example.
    static List<BadRequest> of(String name, JsonNode example) {
        var method = example.path("method").asString();
        var path = example.path("path").asString();
        var headers = new LinkedHashMap<String, String>();
        example.path("headers")
                .properties()
                .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
        headers.remove("Authorization");
        var body = example.has("body") ? example.path("body").toString() : "";
        var whole = new BadRequest(name, method, path, headers, body);
        var spoiled = new ArrayList<BadRequest>();
        spoiled.addAll(whole.withBadBodies(example.path("body")));
        spoiled.addAll(whole.withBadPaths());
        spoiled.addAll(whole.withBadHeaders());
        return spoiled;
    }

    /// This one with a second fault, of another one of the same operation.
    BadRequest and(BadRequest other, Random random) {
        var both = new LinkedHashMap<>(headers);
        both.putAll(other.headers());
        return new BadRequest(
                what + " and " + other.what(),
                method,
                random.nextBoolean() ? path : other.path(),
                both,
                random.nextBoolean() ? body : other.body());
    }

    private List<BadRequest> withBadBodies(JsonNode sent) {
        var spoiled = new ArrayList<BadRequest>();
        if (body.isEmpty()) {
            return spoiled;
        }
        for (var bad : BadValues.bodies()) {
            spoiled.add(with("the body", path, headers, bad));
        }
        var holes = new LinkedHashMap<String, String>();
        dig(sent.deepCopy(), "", sent, holes);
        holes.forEach((where, text) -> {
            for (var bad : BadValues.json()) {
                spoiled.add(with(where, path, headers, text.replace("\"" + HOLE + "\"", bad)));
            }
        });
        return spoiled;
    }

    /// Finds every place in the body and writes down the body with a hole there.
    private static void dig(JsonNode root, String where, JsonNode sent, Map<String, String> holes) {
        if (sent instanceof ObjectNode object) {
            object.propertyNames()
                    .forEach(name -> dig(root, where + "/" + name, object.get(name), holes));
        }
        if (sent instanceof ArrayNode array && !array.isEmpty()) {
            dig(root, where + "/0", array.get(0), holes);
        }
        if (!where.isEmpty()) {
            var copy = root.deepCopy();
            var cut = where.lastIndexOf('/');
            var parent = copy.at(where.substring(0, cut));
            var last = where.substring(cut + 1);
            if (parent instanceof ObjectNode object) {
                object.put(last, HOLE);
            } else if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(last), JSON.valueToTree(HOLE));
            }
            holes.put(where, copy.toString());
        }
    }

    private List<BadRequest> withBadPaths() {
        var spoiled = new ArrayList<BadRequest>();
        var question = path.indexOf('?');
        var bare = question < 0 ? path : path.substring(0, question);
        var query = question < 0 ? "" : path.substring(question + 1);
        for (var bad : BadValues.words()) {
            var encoded = URLEncoder.encode(bad, StandardCharsets.UTF_8).replace("+", "%20");
            var cut = bare.lastIndexOf('/');
            if (bare.matches(".*/[^/]*[0-9][^/]*(/.*)?")) {
                var inPlace = bare.replaceFirst("/[^/]*[0-9][^/]*(?=/|$)(?<!/v1)", "/" + encoded);
                spoiled.add(with("the path", inPlace, headers, body));
            }
            spoiled.add(
                    with("the path's end", bare.substring(0, cut) + "/" + encoded, headers, body));
            spoiled.add(with("the query", bare + "?" + encoded + "=" + encoded, headers, body));
            for (var pair : query.split("&")) {
                var name = pair.split("=")[0];
                if (!name.isEmpty()) {
                    spoiled.add(
                            with(
                                    "the parameter " + name,
                                    bare + "?" + query.replace(pair, name + "=" + encoded),
                                    headers,
                                    body));
                }
            }
        }
        return spoiled;
    }

    private List<BadRequest> withBadHeaders() {
        var spoiled = new ArrayList<BadRequest>();
        for (var name : headers.keySet()) {
            for (var bad : BadValues.words()) {
                if (bad.chars().allMatch(letter -> letter >= 32 && letter < 127)) {
                    var changed = new LinkedHashMap<>(headers);
                    changed.put(name, bad);
                    spoiled.add(with("the header " + name, path, changed, body));
                }
            }
            var without = new LinkedHashMap<>(headers);
            without.remove(name);
            spoiled.add(with("no header " + name, path, without, body));
        }
        return spoiled;
    }

    private BadRequest with(
            String where, String newPath, Map<String, String> newHeaders, String newBody) {
        return new BadRequest(what + ": " + where, method, newPath, newHeaders, newBody);
    }
}
