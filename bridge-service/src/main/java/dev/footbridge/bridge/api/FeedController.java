package dev.footbridge.bridge.api;

import dev.footbridge.bridge.read.FeedRepository;
import dev.footbridge.bridge.read.Listing;
import dev.footbridge.bridge.read.OpaqueText;
import dev.footbridge.bridge.read.ProjectsRepository;
import dev.footbridge.bridge.read.ScopeRepository;
import dev.footbridge.readmodel.access.Account;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.UriComponentsBuilder;

/** A project's feed (R30–R32), newest first, as JSON Feed or Atom. Every role reads it; names go by {@code Scope}. */
@RestController
final class FeedController {
    private static final MediaType JSON_FEED = MediaType.parseMediaType("application/feed+json");
    private static final MediaType ATOM = MediaType.APPLICATION_ATOM_XML;
    private static final HeaderContentNegotiationStrategy ACCEPTED = new HeaderContentNegotiationStrategy();
    private static final List<MediaType> OFFERED = List.of(JSON_FEED, MediaType.APPLICATION_JSON, ATOM);

    private final ProjectsRepository projects;
    private final FeedRepository feeds;
    private final ScopeRepository scopes;
    private final OpaqueText cursors;

    FeedController(ProjectsRepository projects, FeedRepository feeds, ScopeRepository scopes, OpaqueText cursors) {
        this.projects = projects;
        this.feeds = feeds;
        this.scopes = scopes;
        this.cursors = cursors;
    }

    @GetMapping("/api/projects/{id}/feed")
    ResponseEntity<?> feed(
            @AuthenticationPrincipal Account account, @PathVariable String id, HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        var all = projects.all();
        var project = all.byId().get(id);
        if (project == null) {
            return problem(HttpStatus.NOT_FOUND, "Expected the id of a project, but there is none", Map.of());
        }
        var asked = FeedQuery.read(request.getParameterMap());
        var context = id + "|" + asked.kinds();
        var after = asked.after() == null ? Optional.<Listing.After>empty() : open(asked.after(), context);
        if (asked.after() != null && after.isEmpty()) {
            asked.problems().put("after", "Expected the `after` of the page before, but it is not");
        }
        if (!asked.problems().isEmpty()) {
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "Expected parameters of a feed, but not all are: "
                            + asked.problems().keySet(),
                    asked.problems());
        }
        var type = type(asked.format(), request);
        if (type.isEmpty()) {
            return problem(
                    HttpStatus.NOT_ACCEPTABLE,
                    "Expected to be asked for one of " + OFFERED + ", but was not",
                    Map.of());
        }
        var found = feeds.page(id, asked.kinds(), asked.limit(), after.orElse(null), scopes.of(account));
        var page = new FeedPage(
                id,
                project.name(),
                all.since(),
                address(request, null),
                address(request, asked.after()),
                found.next() == null ? null : address(request, seal(found.next(), context)),
                asked.words().equals("it"),
                found.items());
        return answer(type.get(), page);
    }

    /** With a tag of its bytes, so that who comes back often gets them only when they are others. */
    private static ResponseEntity<byte[]> answer(MediaType type, FeedPage page) {
        var body = type.equals(ATOM) ? AtomCodec.write(page) : JsonFeedCodec.write(page);
        var answer = ResponseEntity.ok()
                .contentType(type.equals(ATOM) ? new MediaType(ATOM, StandardCharsets.UTF_8) : type)
                .varyBy(HttpHeaders.ACCEPT, HttpHeaders.AUTHORIZATION)
                .eTag('"' + hash(body) + '"');
        if (page.next() != null) {
            answer.header(HttpHeaders.LINK, "<" + page.next() + ">; rel=\"next\"");
        }
        return answer.body(body);
    }

    private String seal(Listing.After after, String context) {
        return cursors.seal(after.value() + "|" + after.id(), context);
    }

    private Optional<Listing.After> open(String cursor, String context) {
        return cursors.open(cursor, context).map(text -> {
            var bar = text.indexOf('|');
            return new Listing.After(text.substring(0, bar), text.substring(bar + 1));
        });
    }

    /** What the query says, else what of ours the caller likes best; nothing said means JSON. */
    private static Optional<MediaType> type(@Nullable String format, HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        if (format != null) {
            return Optional.of(format.equals("atom") ? ATOM : JSON_FEED);
        }
        return ACCEPTED.resolveMediaTypes(new ServletWebRequest(request)).stream()
                .filter(accepted -> accepted.getQualityValue() > 0)
                .flatMap(accepted -> OFFERED.stream().filter(accepted::includes))
                .findFirst();
    }

    /** With the other parameters as they were asked for. */
    private static String address(HttpServletRequest request, @Nullable String after) {
        var address = UriComponentsBuilder.fromUriString(request.getRequestURL().toString())
                .query(request.getQueryString());
        return (after == null ? address.replaceQueryParam("after") : address.replaceQueryParam("after", after))
                .build(true)
                .toUriString();
    }

    private static String hash(byte[] body) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java to have SHA-256", e);
        }
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail, Map<String, String> errors) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
