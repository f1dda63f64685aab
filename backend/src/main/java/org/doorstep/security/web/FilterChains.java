package org.doorstep.security.web;

import org.doorstep.security.CurrentActor;
import org.doorstep.security.PublicAddress;
import org.doorstep.security.login.AppClient;
import org.doorstep.security.login.AppTokens;
import org.doorstep.security.login.SigningKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.savedrequest.RequestCache;

import java.time.Clock;
import java.time.Duration;

/// Three chains: the authorization server, the API (bearer tokens, no sessions, no cookies) and the
/// pages (sessions, CSRF). Who may do what is not decided here but at the [Gate].
@Configuration(proxyBeanMethods = false)
class FilterChains {

    @Bean
    @Order(1)
    SecurityFilterChain authorizationServer(
            HttpSecurity http,
            RegisteredClient app,
            RequestCache requests,
            Clock clock,
            PageHeaders headers) {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.clientAuthentication(client ->
                    client.authenticationConverter(AppClient.reader())
                            .authenticationProvider(AppClient.provider(app)));
            server.authorizationEndpoint(endpoint ->
                    endpoint.authenticationProviders(providers ->
                            providers.forEach(provider -> {
                                if (provider
                                        instanceof
                                        OAuth2AuthorizationCodeRequestAuthenticationProvider code) {
                                    code.setAuthorizationCodeGenerator(AppTokens.codes(clock));
                                }
                            })));
        });
        http.authorizeHttpRequests(all -> all.anyRequest().authenticated());
        http.requestCache(cache -> cache.requestCache(requests));
        http.exceptionHandling(refused ->
                refused.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in")));
        http.headers(headers::apply);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, Problems problems, PageHeaders headers) {
        http.securityMatcher("/api/**");
        http.sessionManagement(
                session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.csrf(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
        http.authorizeHttpRequests(all -> all.anyRequest().permitAll());
        http.oauth2ResourceServer(server ->
                server.jwt(jwt -> {})
                        .authenticationEntryPoint((request, response, refused) ->
                                problems.write(request, response, CurrentActor.signInNeeded())));
        http.headers(headers::apply);
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            RequestCache requests,
            SecurityContextRepository contexts,
            CsrfTokenRepository tokens,
            OutsideLogin outside,
            PageHeaders headers) {
        http.authorizeHttpRequests(all -> all.anyRequest().permitAll());
        http.securityContext(context -> context.securityContextRepository(contexts));
        http.requestCache(cache -> cache.requestCache(requests));
        // Providers sign what they send; mail programs unsubscribe with one click and no cookie.
        http.csrf(csrf ->
                csrf.csrfTokenRepository(tokens)
                        .ignoringRequestMatchers("/webhooks/**", "/unsubscribe/**"));
        http.logout(out ->
                out.logoutUrl("/sign-out")
                        .logoutSuccessUrl("/sign-in")
                        .addLogoutHandler(clearing()));
        outside.apply(http);
        http.formLogin(AbstractHttpConfigurer::disable);
        http.httpBasic(AbstractHttpConfigurer::disable);
        http.headers(headers::apply);
        return http.build();
    }

    /// Over https a browser forgets what it kept of the pages when somebody signs out.
    static LogoutHandler clearing() {
        return new HeaderWriterLogoutHandler(
                new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE));
    }

    @Bean
    RegisteredClientRepository clients(RegisteredClient app) {
        return new InMemoryRegisteredClientRepository(app);
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(PublicAddress address) {
        return AuthorizationServerSettings.builder().issuer(address.base().toString()).build();
    }

    @Bean
    JwtEncoder jwtEncoder(SigningKeys keys) {
        return new NimbusJwtEncoder(keys.signer());
    }

    @Bean
    OAuth2TokenGenerator<? extends OAuth2Token> tokenGenerator(
            JwtEncoder encoder, PublicAddress address, Clock clock) {
        return AppTokens.generator(encoder, address, clock);
    }

    /// Accepts our own access tokens only: our signature, type, issuer and audience, in time.
    @Bean
    JwtDecoder jwtDecoder(SigningKeys keys, PublicAddress address, Clock clock) {
        var times = new JwtTimestampValidator(Duration.ZERO);
        times.setClock(clock);
        var decoder =
                NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(SignatureAlgorithm.ES256).build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        times,
                        new JwtTypeValidator(AppTokens.TYPE),
                        new JwtIssuerValidator(address.base().toString()),
                        new JwtAudienceValidator(AppTokens.audience(address))));
        return decoder;
    }
}
