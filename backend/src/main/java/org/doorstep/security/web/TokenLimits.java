package org.doorstep.security.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.doorstep.security.limit.LimitTable;
import org.doorstep.security.limit.OperationLimits;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The limits of the authorization server's endpoints, which no handler of ours serves: by network
/// address, because nobody is known there yet.
final class TokenLimits extends OncePerRequestFilter {

    private static final int TOO_MANY = 429;

    private final LimitTable table;
    private final OperationLimits limits;

    TokenLimits(LimitTable table, OperationLimits limits) {
        this.table = table;
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/oauth2/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var refused =
                table.of(request.getMethod(), request.getRequestURI()).orElse(List.of()).stream()
                        .map(limit -> limits.take(limit, request.getRemoteAddr()))
                        .flatMap(Optional::stream)
                        .findFirst();
        if (refused.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Problems.headersOf(refused.get())
                .forEach((name, values) -> values.forEach(one -> response.setHeader(name, one)));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setStatus(Math.max(refused.get().code().status(), TOO_MANY));
        response.setContentType("application/json");
        // The form of errors at these endpoints (RFC 6749, 5.2).
        response.getOutputStream()
                .write(
                        "{\"error\":\"temporarily_unavailable\"}"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
