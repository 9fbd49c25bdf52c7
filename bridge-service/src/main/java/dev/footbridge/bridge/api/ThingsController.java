package dev.footbridge.bridge.api;

import dev.footbridge.bridge.decision.ReadYourWritesReader;
import dev.footbridge.bridge.read.DeciderRepository;
import dev.footbridge.bridge.read.Kind;
import dev.footbridge.bridge.read.ListingRepository;
import dev.footbridge.bridge.read.ListingRepository.Found;
import dev.footbridge.bridge.read.ScopeRepository;
import dev.footbridge.bridge.read.ShownRepository;
import dev.footbridge.readmodel.access.Account;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.node.ObjectNode;

/** One person, one checklist. An id it had before redirects; one that is not the caller's business does not exist. */
@RestController
final class ThingsController {
    private final ListingRepository listings;
    private final ScopeRepository scopes;
    private final DeciderRepository deciders;
    private final ShownRepository shown;
    private final ReadYourWritesReader own;
    private final Clock clock;

    ThingsController(
            ListingRepository listings,
            ScopeRepository scopes,
            DeciderRepository deciders,
            ShownRepository shown,
            ReadYourWritesReader own,
            Clock clock) {
        this.listings = listings;
        this.scopes = scopes;
        this.deciders = deciders;
        this.shown = shown;
        this.own = own;
        this.clock = clock;
    }

    @GetMapping("/api/people/{id}")
    ResponseEntity<?> person(@AuthenticationPrincipal Account account, @PathVariable String id) {
        return one(Kind.PEOPLE, "/api/people/{id}", account, id);
    }

    @GetMapping("/api/checklists/{id}")
    ResponseEntity<?> checklist(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after) {
        return oneDecided(Kind.CHECKLISTS, "/api/checklists/{id}", account, id, after);
    }

    @GetMapping("/api/reviews/{id}")
    ResponseEntity<?> review(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after) {
        return oneDecided(Kind.REVIEWS, "/api/reviews/{id}", account, id, after);
    }

    /** @param after the position of a decision, whose outcome it is to show */
    private ResponseEntity<?> oneDecided(Kind kind, String path, Account account, String id, @Nullable String after) {
        var late = own.await(kind, after);
        if (late.isPresent()) {
            return late.get();
        }
        return one(kind, path, account, id);
    }

    private ResponseEntity<?> one(Kind kind, String path, Account account, String id) {
        var found = id.indexOf('\0') >= 0 ? new Found.Unknown() : listings.find(kind, id, scopes.of(account));
        if (found instanceof Found.Here here) {
            return ResponseEntity.ok(shown(kind, here.stored(), account));
        }
        if (found instanceof Found.Renamed renamed) {
            return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                    .location(at(path, renamed.id()))
                    .build();
        }
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(
                        HttpStatus.NOT_FOUND, "Expected the id of a " + kind.word() + ", but there is none"))
                .build();
    }

    private ObjectNode shown(Kind kind, ObjectNode stored, Account account) {
        return shown.shown(kind, List.of(stored), deciders.of(account), clock.instant())
                .get(0);
    }

    private static URI at(String path, String id) {
        return UriComponentsBuilder.fromPath(path).buildAndExpand(id).encode().toUri();
    }
}
