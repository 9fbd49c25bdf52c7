package dev.footbridge.bridge.api;

import dev.footbridge.bridge.read.FeedRepository;
import dev.footbridge.bridge.read.Kind;
import dev.footbridge.bridge.read.Listing;
import dev.footbridge.bridge.read.ListingRepository;
import dev.footbridge.bridge.read.ListingRepository.Found;
import dev.footbridge.bridge.read.Scope;
import dev.footbridge.bridge.read.ScopeRepository;
import dev.footbridge.bridge.read.TimelineCodec;
import dev.footbridge.readmodel.access.Account;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /api/people/{id}/timeline}: what happened to one person, as far as the read model knows. */
@RestController
final class TimelineController {
    private static final int MOST_LISTS = 200;
    private static final int MOST_ENTRIES = 1_000;

    private final ListingRepository listings;
    private final FeedRepository feeds;
    private final ScopeRepository scopes;
    private final TimelineCodec codec;
    private final Clock clock;

    TimelineController(
            ListingRepository listings,
            FeedRepository feeds,
            ScopeRepository scopes,
            TimelineCodec codec,
            Clock clock) {
        this.listings = listings;
        this.feeds = feeds;
        this.scopes = scopes;
        this.codec = codec;
        this.clock = clock;
    }

    @GetMapping("/api/people/{id}/timeline")
    ResponseEntity<?> timeline(@AuthenticationPrincipal Account account, @PathVariable String id) {
        var scope = scopes.of(account);
        var found = id.indexOf('\0') >= 0 ? new Found.Unknown() : listings.find(Kind.PEOPLE, id, scope);
        if (found instanceof Found.Here here) {
            return ResponseEntity.ok(answer(here.stored(), scope));
        }
        if (found instanceof Found.Renamed renamed) {
            return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                    .location(UriComponentsBuilder.fromPath("/api/people/{id}/timeline")
                            .buildAndExpand(renamed.id())
                            .encode()
                            .toUri())
                    .build();
        }
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(
                        HttpStatus.NOT_FOUND, "Expected the id of a person, but there is none"))
                .build();
    }

    private ObjectNode answer(ObjectNode person, Scope scope) {
        var id = person.path("id").asString();
        var lists = new Listing(Kind.CHECKLISTS, Map.of("person", List.of(id)), null, "anchor", true, MOST_LISTS, null);
        var stored = listings.page(lists, scope, clock.instant()).stored();
        var entries = feeds.changedSince(Instant.EPOCH, id, null, scope, MOST_ENTRIES);
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("items").addAll(codec.entries(person, stored, entries));
        body.putNull("next"); // one person's: they fit in one page
        return body;
    }
}
