package dev.footbridge.bridge.api;

import dev.footbridge.bridge.decision.DecisionConfiguration;
import dev.footbridge.bridge.decision.ReadYourWritesReader;
import dev.footbridge.bridge.read.DeciderRepository;
import dev.footbridge.bridge.read.ListingRepository;
import dev.footbridge.bridge.read.OpaqueText;
import dev.footbridge.bridge.read.PeopleRepository;
import dev.footbridge.bridge.read.ReadConfiguration;
import dev.footbridge.bridge.read.ScopeRepository;
import dev.footbridge.bridge.read.ShownRepository;
import dev.footbridge.bridge.stream.StreamConfiguration;
import dev.footbridge.bridge.unmatched.UnmatchedConfiguration;
import dev.footbridge.bridge.unmatched.UnmatchedShownRepository;
import dev.footbridge.readmodel.access.AccessChains;
import dev.footbridge.readmodel.access.Role;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The doors under {@code /api}, and all they need of the read side. */
@Configuration(proxyBeanMethods = false)
@Import({ReadConfiguration.class, StreamConfiguration.class, DecisionConfiguration.class, UnmatchedConfiguration.class})
public class ApiConfiguration {

    @Bean
    SecurityFilterChain bridgeApiChain(HttpSecurity http, AccessChains chains) {
        var everyRole = Arrays.stream(Role.values()).map(Role::name).toArray(String[]::new);
        return chains.chain(
                http,
                "/api/**",
                requests -> requests.requestMatchers(
                                HttpMethod.GET,
                                "/api/me",
                                "/api/people",
                                "/api/people/{id}",
                                "/api/checklists",
                                "/api/checklists/{id}",
                                "/api/tasks",
                                "/api/stream")
                        .hasAnyRole(everyRole));
    }

    @Bean
    ListsController listsController(
            ListingRepository listings,
            ScopeRepository scopes,
            DeciderRepository deciders,
            ShownRepository shown,
            UnmatchedShownRepository unmatched,
            ReadYourWritesReader own,
            @Value("${footbridge.stream.key}") String key) {
        return new ListsController(
                listings,
                scopes,
                deciders,
                shown,
                unmatched,
                new Cursors(new OpaqueText(key, "cursor")),
                own,
                Clock.systemUTC());
    }

    @Bean
    ThingsController thingsController(
            ListingRepository listings,
            ScopeRepository scopes,
            DeciderRepository deciders,
            ShownRepository shown,
            ReadYourWritesReader own) {
        return new ThingsController(listings, scopes, deciders, shown, own, Clock.systemUTC());
    }

    @Bean
    MeController meController(PeopleRepository people) {
        return new MeController(people);
    }
}
