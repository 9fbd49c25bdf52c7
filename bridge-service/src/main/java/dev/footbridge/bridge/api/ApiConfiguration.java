package dev.footbridge.bridge.api;

import dev.footbridge.bridge.decision.DecisionConfiguration;
import dev.footbridge.bridge.decision.ReadYourWritesReader;
import dev.footbridge.bridge.read.Decider;
import dev.footbridge.bridge.read.DeciderRepository;
import dev.footbridge.bridge.read.FeedRepository;
import dev.footbridge.bridge.read.Kind;
import dev.footbridge.bridge.read.Listing;
import dev.footbridge.bridge.read.ListingRepository;
import dev.footbridge.bridge.read.OpaqueText;
import dev.footbridge.bridge.read.PeopleRepository;
import dev.footbridge.bridge.read.ProjectsRepository;
import dev.footbridge.bridge.read.ReadConfiguration;
import dev.footbridge.bridge.read.Scope;
import dev.footbridge.bridge.read.ScopeRepository;
import dev.footbridge.bridge.read.ShownRepository;
import dev.footbridge.bridge.read.TimelineCodec;
import dev.footbridge.bridge.stream.StreamConfiguration;
import dev.footbridge.bridge.unmatched.UnmatchedConfiguration;
import dev.footbridge.bridge.unmatched.UnmatchedShownRepository;
import dev.footbridge.readmodel.access.AccessChains;
import dev.footbridge.readmodel.access.Role;
import dev.footbridge.readmodel.ready.Rehearsal;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The doors under {@code /api}, and all they need of the read side. */
@Configuration(proxyBeanMethods = false)
@Import({ReadConfiguration.class, StreamConfiguration.class, DecisionConfiguration.class, UnmatchedConfiguration.class})
public class ApiConfiguration {

    @Bean
    @Order(AccessChains.OF_A_MODULE)
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
                                "/api/people/{id}/timeline",
                                "/api/checklists",
                                "/api/checklists/{id}",
                                "/api/tasks",
                                "/api/reviews",
                                "/api/reviews/{id}",
                                "/api/projects",
                                "/api/projects/{id}/feed",
                                "/api/stream")
                        .hasAnyRole(everyRole)
                        .requestMatchers(HttpMethod.POST, "/api/reviews/{id}/items/{item}/decision")
                        .hasAnyRole("HR", "IT", "MANAGER", "ADMIN"));
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
    Rehearsal listsRehearsal(ListingRepository listings, ShownRepository shown) {
        var onlooker = new Decider("rehearsal", Role.AUDITOR, false, Set.of(), Set.of());
        var nobody = List.of("rehearsal");
        return new Rehearsal("lists", () -> {
            var now = Instant.now();
            for (var kind : List.of(Kind.PEOPLE, Kind.CHECKLISTS, Kind.TASKS)) {
                var listing = new Listing(kind, Map.of("worker", nobody), null, kind.usualSort(), false, 1, null);
                var page = listings.page(listing, new Scope.Everybody(), now);
                shown.shown(kind, page.stored(), onlooker, now);
            }
        });
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
    TimelineController timelineController(
            ListingRepository listings, FeedRepository feeds, ScopeRepository scopes, TimelineCodec timelines) {
        return new TimelineController(listings, feeds, scopes, timelines, Clock.systemUTC());
    }

    @Bean
    ProjectsController projectsController(
            ProjectsRepository projects, FeedRepository feeds, PeopleRepository people, ScopeRepository scopes) {
        return new ProjectsController(projects, feeds, people, scopes);
    }

    @Bean
    FeedController feedController(
            ProjectsRepository projects,
            FeedRepository feeds,
            ScopeRepository scopes,
            @Value("${footbridge.stream.key}") String key) {
        return new FeedController(projects, feeds, scopes, new OpaqueText(key, "feed"));
    }

    @Bean
    MeController meController(PeopleRepository people) {
        return new MeController(people);
    }
}
