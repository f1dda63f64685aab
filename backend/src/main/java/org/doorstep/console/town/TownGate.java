package org.doorstep.console.town;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.io.IOException;

/// While the town is being built its pages say so; everything else is served as always.
@Configuration(proxyBeanMethods = false)
class TownGate implements WebMvcConfigurer, HandlerInterceptor {

    static final String WAITING = "/town";

    private final DemonstrationTown town;

    TownGate(DemonstrationTown town) {
        this.town = town;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/", "/console/**", "/sign-in/**")
                .order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (town.progress().isComplete()) {
            return true;
        }
        response.sendRedirect(WAITING);
        return false;
    }
}
