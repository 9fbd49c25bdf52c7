package dev.footbridge.readmodel.observe;

import dev.footbridge.readmodel.access.AccessChains;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationPredicate;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.http.server.observation.ServerRequestObservationConvention;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Metrics, and who may fetch them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetricsProperties.class)
public class ObserveConfiguration {
    private static final String PATH = "/actuator/prometheus";
    private static final int AHEAD_OF_THE_REST = 0;
    private static final String BEARER = "Bearer ";

    @Bean
    Trail trail(ObjectProvider<OpenTelemetry> telemetry) {
        var made = telemetry.getIfUnique();
        return made == null ? Trail.NONE : new TrailProducer(made);
    }

    /** A path may name a person; the pattern it matches does not. */
    @Bean
    ServerRequestObservationConvention requestsWithoutTheirPath() {
        return new DefaultServerRequestObservationConvention() {
            @Override
            public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext request) {
                return KeyValues.empty();
            }

            @Override
            public String getContextualName(ServerRequestObservationContext request) {
                var pattern = request.getPathPattern();
                var method = request.getCarrier().getMethod();
                return pattern == null ? "http " + method : "http " + method + " " + pattern;
            }
        };
    }

    /** Who watches is not watched. */
    @Bean
    ObservationPredicate nothingOfTheActuator() {
        return (name, context) -> !(context instanceof ServerRequestObservationContext request
                && request.getCarrier().getRequestURI().startsWith("/actuator"));
    }

    @Bean
    ObservationsReader observationsReader(
            ObjectProvider<Observation> observations, ObjectProvider<MeterRegistry> meters, MetricsProperties metrics) {
        return new ObservationsReader(
                observations.orderedStream().toList(), meters.getIfUnique(SimpleMeterRegistry::new), metrics.ask());
    }

    /** An administrator, or the machine that has the token for this and for nothing else. */
    @Bean
    @Order(AHEAD_OF_THE_REST)
    SecurityFilterChain metricsSecurityFilterChain(HttpSecurity http, AccessChains chains, MetricsProperties metrics) {
        AuthorizationManager<RequestAuthorizationContext> administrator =
                AuthorityAuthorizationManager.hasRole("ADMIN");
        var token = metrics.token();
        return chains.chain(
                http,
                PATH,
                requests -> requests.requestMatchers(HttpMethod.GET, PATH)
                        .access((caller, request) -> presents(request, token)
                                ? new AuthorizationDecision(true)
                                : administrator.authorize(caller, request)));
    }

    private static boolean presents(RequestAuthorizationContext request, @Nullable String token) {
        var header = request.getRequest().getHeader(HttpHeaders.AUTHORIZATION);
        return token != null
                && header != null
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8), (BEARER + token).getBytes(StandardCharsets.UTF_8));
    }
}
