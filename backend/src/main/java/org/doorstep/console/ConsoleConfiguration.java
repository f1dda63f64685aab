package org.doorstep.console;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

import java.time.Duration;
import java.util.Locale;

/// The wiring of this room, as far as the pages do not wire themselves.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
class ConsoleConfiguration {

    private static final Duration A_YEAR = Duration.ofDays(365);

    /// English, unless somebody's browser or choice says Welsh.
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new CookieLocaleResolver("doorstep-language");
        resolver.setCookieMaxAge(A_YEAR);
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setRejectInvalidCookies(false);
        resolver.setDefaultLocaleFunction(request ->
                request.getLocale().getLanguage().equals("cy") ? Locale.of("cy") : Locale.UK);
        return resolver;
    }
}
