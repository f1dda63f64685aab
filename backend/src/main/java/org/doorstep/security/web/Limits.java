package org.doorstep.security.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.doorstep.kernel.RefusedException;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.limit.LimitTable;
import org.doorstep.security.limit.LimitTable.Limit;
import org.doorstep.security.limit.OperationLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Stands before the [Gate] and counts what is asked: first by network address, which costs
/// nothing, then by person and by sign-in. Whoever asks too often gets 429 with the time to wait,
/// as a problem on a phone and as a page in a browser.
final class Limits implements HandlerInterceptor {

    private final LimitTable table;
    private final OperationLimits limits;
    private final CurrentActor current;

    Limits(LimitTable table, OperationLimits limits, CurrentActor current) {
        this.table = table;
        this.limits = limits;
        this.current = current;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var found =
                pattern == null
                        ? java.util.Optional.<java.util.List<Limit>>empty()
                        : table.of(request.getMethod(), pattern.toString());
        found.ifPresent(all -> count(all, request));
        return true;
    }

    private void count(java.util.List<Limit> all, HttpServletRequest request) {
        for (var limit : all.reversed()) {
            var subject = subject(limit, request);
            if (subject != null) {
                limits.take(limit, subject)
                        .ifPresent(refusal -> {
                            SecurityEvents.exceededLimit(limit.name());
                            throw new RefusedException(refusal);
                        });
            }
        }
    }

    private @Nullable String subject(Limit limit, HttpServletRequest request) {
        return switch (limit.per()) {
            case ADDRESS -> request.getRemoteAddr();
            case PERSON -> current.find().map(actor -> actor.account().toString()).orElse(null);
            case DEVICE -> current.find().flatMap(actor -> device(request)).orElse(null);
        };
    }

    private java.util.Optional<String> device(HttpServletRequest request) {
        var family = current.family();
        if (family.isPresent()) {
            return family;
        }
        var session = request.getSession(false);
        return java.util.Optional.ofNullable(session).map(present -> present.getId());
    }
}
