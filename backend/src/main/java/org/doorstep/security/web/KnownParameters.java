package org.doorstep.security.web;

import jakarta.servlet.http.HttpServletRequest;

import org.doorstep.kernel.RefusedException;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Refuses query parameters that the operation does not have: a misspelt filter would otherwise
/// silently show everything. Safe for use by many threads.
final class KnownParameters {

    private final ParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    void check(HandlerMethod handler, HttpServletRequest request) {
        var query = request.getQueryString();
        if (query == null || query.isEmpty()) {
            return;
        }
        var allowed = known.computeIfAbsent(handler.getMethod(), method -> namesOf(handler));
        for (var pair : query.split("&")) {
            var name = pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair;
            if (!name.isEmpty() && !allowed.contains(decoded(name))) {
                throw new RefusedException(
                        Problems.malformed(
                                "known query parameters only: "
                                        + (allowed.isEmpty()
                                                ? "there are none"
                                                : allowed.stream()
                                                        .sorted()
                                                        .collect(Collectors.joining(", "))),
                                "Leave the others out."));
            }
        }
    }

    private Set<String> namesOf(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(parameter -> {
                    parameter.initParameterNameDiscovery(names);
                    var named =
                            Objects.requireNonNull(
                                    parameter.getParameterAnnotation(RequestParam.class));
                    var declared =
                            StringUtils.hasText(named.value()) ? named.value() : named.name();
                    return StringUtils.hasText(declared) ? declared : parameter.getParameterName();
                })
                .map(Objects::toString)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }
}
