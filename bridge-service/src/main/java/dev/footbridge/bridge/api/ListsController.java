package dev.footbridge.bridge.api;

import dev.footbridge.bridge.decision.ReadYourWritesReader;
import dev.footbridge.bridge.read.DeciderRepository;
import dev.footbridge.bridge.read.Kind;
import dev.footbridge.bridge.read.ListingRepository;
import dev.footbridge.bridge.read.ScopeRepository;
import dev.footbridge.bridge.read.ShownRepository;
import dev.footbridge.bridge.unmatched.UnmatchedShownRepository;
import dev.footbridge.readmodel.access.Account;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lists: filter, sort, search, page by page. */
@RestController
final class ListsController {
    private final ListingRepository listings;
    private final ScopeRepository scopes;
    private final DeciderRepository deciders;
    private final ShownRepository shown;
    private final UnmatchedShownRepository unmatched;
    private final Cursors cursors;
    private final ReadYourWritesReader own;
    private final Clock clock;

    ListsController(
            ListingRepository listings,
            ScopeRepository scopes,
            DeciderRepository deciders,
            ShownRepository shown,
            UnmatchedShownRepository unmatched,
            Cursors cursors,
            ReadYourWritesReader own,
            Clock clock) {
        this.listings = listings;
        this.scopes = scopes;
        this.deciders = deciders;
        this.shown = shown;
        this.unmatched = unmatched;
        this.cursors = cursors;
        this.own = own;
        this.clock = clock;
    }

    @GetMapping("/api/people")
    ResponseEntity<?> people(@AuthenticationPrincipal Account account, HttpServletRequest request) {
        return list(Kind.PEOPLE, account, request);
    }

    @GetMapping("/api/checklists")
    ResponseEntity<?> checklists(@AuthenticationPrincipal Account account, HttpServletRequest request) {
        return list(Kind.CHECKLISTS, account, request);
    }

    @GetMapping("/api/tasks")
    ResponseEntity<?> tasks(@AuthenticationPrincipal Account account, HttpServletRequest request) {
        return list(Kind.TASKS, account, request);
    }

    @GetMapping("/api/reviews")
    ResponseEntity<?> reviews(@AuthenticationPrincipal Account account, HttpServletRequest request) {
        return list(Kind.REVIEWS, account, request);
    }

    @GetMapping("/api/unmatched")
    ResponseEntity<?> unmatched(@AuthenticationPrincipal Account account, HttpServletRequest request) {
        return list(Kind.UNMATCHED, account, request);
    }

    private List<ObjectNode> shown(Kind kind, List<ObjectNode> stored, Account account, Instant now) {
        var decider = deciders.of(account);
        return kind == Kind.UNMATCHED ? unmatched.shown(stored, decider) : shown.shown(kind, stored, decider, now);
    }

    private ResponseEntity<?> list(Kind kind, Account account, HttpServletRequest request) {
        var asked = Query.read(kind, parameters(request), cursors, own::open);
        if (asked instanceof Asked.Refused refused) {
            return refused(refused.problems());
        }
        var listing = ((Asked.For) asked).listing();
        var decided = ((Asked.For) asked).decided();
        var late = decided == null ? Optional.<ResponseEntity<?>>empty() : own.await(kind, decided);
        if (late.isPresent()) {
            return late.get();
        }
        var now = clock.instant();
        var page = listings.page(listing, scopes.of(account), now);
        var next = page.next() == null ? null : cursors.seal(page.next(), listing);
        var answer = ResponseEntity.ok();
        if (next != null) {
            answer.header(HttpHeaders.LINK, "<" + link(request, next) + ">; rel=\"next\"");
        }
        return answer.body(body(shown(kind, page.stored(), account, now), next));
    }

    private static ObjectNode body(List<ObjectNode> items, @org.jspecify.annotations.Nullable String next) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("items").addAll(items);
        body.put("next", next);
        return body;
    }

    private static String link(HttpServletRequest request, String next) {
        return UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("after", next)
                .build(true)
                .toUriString();
    }

    private static Map<String, List<String>> parameters(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, parameter -> Arrays.asList(parameter.getValue())));
    }

    private static ResponseEntity<ProblemDetail> refused(SortedMap<String, String> problems) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "Expected parameters of this list, but not all are: " + problems.keySet());
        problem.setProperty("errors", problems);
        return ResponseEntity.badRequest().body(problem);
    }
}
