package dev.footbridge.gateway.inbox;

import dev.footbridge.gateway.Gateway;
import dev.footbridge.gateway.canonical.CanonicalEvent;
import dev.footbridge.gateway.inbox.InboxRepository.Entry;
import dev.footbridge.gateway.inbox.InboxRepository.Line;
import dev.footbridge.gateway.inbox.InboxRepository.Place;
import dev.footbridge.gateway.intake.DeliveryProducer;
import dev.footbridge.gateway.mapper.DeliveryCodec;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * {@code GET /{prefix}/inbox}, {@code GET /{prefix}/inbox/{id}}, {@code POST /{prefix}/inbox/{id}/replay}. Whose delivery it
 * is not sees what became of it, not what was in it.
 */
public final class InboxController {
    private static final int MOST = 200;
    private static final int USUAL = 50;
    private static final Set<String> PARAMETERS = Set.of("source", "status", "limit", "after");
    private static final Set<String> STATUSES = Set.of("received", "mapped", "ignored", "quarantined", "refused");

    /** In seconds, some thousand years: what is further away is no time to a database. */
    private static final long FAR = 100_000_000_000L;

    private final Gateway gateway;
    private final InboxRepository inbox;
    private final DeliveryCodec deliveries;
    private final DeliveryProducer log;
    private final InstantSource clock;

    public InboxController(
            Gateway gateway,
            InboxRepository inbox,
            DeliveryCodec deliveries,
            DeliveryProducer log,
            InstantSource clock) {
        this.gateway = gateway;
        this.inbox = inbox;
        this.deliveries = deliveries;
        this.log = log;
        this.clock = clock;
    }

    public RouterFunction<ServerResponse> routes() {
        var path = "/" + gateway.prefix() + "/inbox";
        return RouterFunctions.route()
                .GET(path, this::list)
                .GET(path + "/{id}", this::show)
                .POST(path + "/{id}/replay", this::replay)
                .build();
    }

    /** A parameter nobody knows is refused: a misspelt filter must not show everything. */
    private ServerResponse list(ServerRequest request) {
        if (!PARAMETERS.containsAll(request.params().keySet())) {
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "Expected parameters to be among source, status, limit and after, but one is another");
        }
        var source = request.param("source").orElse(null);
        if (source != null && source.indexOf('\0') >= 0) {
            return problem(HttpStatus.BAD_REQUEST, "Expected source to be plain text, but it is not");
        }
        var status = request.param("status").orElse(null);
        if (status != null && !STATUSES.contains(status)) {
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "Expected status to be one of received, mapped, ignored, quarantined, refused, but it is not");
        }
        var limit = limit(request);
        var after = after(request);
        if (limit.isEmpty() || after.isEmpty() && request.param("after").isPresent()) {
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "Expected limit to be from 1 to 200 and after to be what next was, but one is not");
        }
        var lines = inbox.lines(source, status, after.orElse(null), limit.get() + 1);
        var more = lines.size() > limit.get();
        var items = more ? lines.subList(0, limit.get()) : lines;
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("items", items);
        answer.put("next", more ? cursor(items.get(items.size() - 1)) : null);
        var response = ServerResponse.ok().header("Cache-Control", "no-store");
        if (more) {
            response.header("Link", "<%s>; rel=\"next\"".formatted(nextPage(source, status, limit.get(), items)));
        }
        return response.contentType(MediaType.APPLICATION_JSON).body(answer);
    }

    private String nextPage(@Nullable String source, @Nullable String status, int limit, List<Line> items) {
        var page = new StringBuilder("/" + gateway.prefix() + "/inbox?limit=" + limit);
        if (source != null) {
            page.append("&source=").append(URLEncoder.encode(source, StandardCharsets.UTF_8));
        }
        if (status != null) {
            page.append("&status=").append(status);
        }
        return page.append("&after=")
                .append(cursor(items.get(items.size() - 1)))
                .toString();
    }

    private static Optional<Integer> limit(ServerRequest request) {
        try {
            var limit = request.param("limit").map(Integer::parseInt).orElse(USUAL);
            return limit < 1 || limit > MOST ? Optional.empty() : Optional.of(limit);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String cursor(Line line) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((line.receivedAt() + " " + line.id()).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Place> after(ServerRequest request) {
        try {
            return request.param("after")
                    .map(cursor ->
                            new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2))
                    .filter(parts -> parts.length == 2 && parts[1].indexOf('\0') < 0)
                    .map(parts -> new Place(Instant.parse(parts[0]), parts[1]))
                    .filter(place -> Math.abs(place.receivedAt().getEpochSecond()) < FAR);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private ServerResponse show(ServerRequest request) {
        return inbox.entry(request.pathVariable("id"))
                .map(entry -> ServerResponse.ok()
                        .header("Cache-Control", "no-store")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(shown(entry, request.servletRequest())))
                .orElseGet(InboxController::unknown);
    }

    /** R34: what HR systems sent is for HR alone, whatever else somebody may do. */
    private boolean maySeeContent(HttpServletRequest request) {
        return gateway == Gateway.HR
                ? request.isUserInRole("HR")
                : request.isUserInRole("IT") || request.isUserInRole("ADMIN");
    }

    private boolean mayReplay(HttpServletRequest request) {
        return maySeeContent(request) || request.isUserInRole("ADMIN");
    }

    private Map<String, @Nullable Object> shown(Entry entry, HttpServletRequest request) {
        var delivery = entry.delivery();
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("id", delivery.getDeliveryId());
        shown.put("source", delivery.getSource());
        shown.put("connector", delivery.getConnector());
        shown.put("receivedAt", delivery.getReceivedAt());
        shown.put("verification", delivery.getVerification());
        shown.put("status", entry.status());
        shown.put("connectorVersion", entry.connectorVersion());
        shown.put("reason", entry.reason());
        shown.put("detail", entry.detail());
        shown.put("settledAt", entry.settledAt());
        shown.put("facts", entry.facts());
        if (maySeeContent(request)) {
            shown.put("method", delivery.getMethod());
            shown.put("path", delivery.getPath());
            shown.put("query", pairs(delivery.getQuery()));
            shown.put("headers", pairs(delivery.getHeaders()));
            var body = new byte[delivery.getBody().remaining()];
            delivery.getBody().duplicate().get(body);
            shown.put("body", new String(body, StandardCharsets.UTF_8));
            shown.put("bodyBase64", Base64.getEncoder().encodeToString(body));
            var held = deliveries.held(delivery);
            shown.put(
                    "events", held.events().stream().map(InboxController::event).toList());
            shown.put("mappedNow", held.quarantined());
        }
        shown.put("allowedActions", mayReplay(request) ? List.of("replay") : List.of());
        return shown;
    }

    private static Map<String, @Nullable Object> event(CanonicalEvent event) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("type", event.type().type());
        shown.put("source", event.source());
        shown.put("id", event.id());
        shown.put("index", event.index());
        shown.put("time", event.time());
        shown.put("data", event.data());
        return shown;
    }

    private static List<Map<String, String>> pairs(List<dev.footbridge.schemas.inbox.Header> headers) {
        return headers.stream()
                .map(header -> Map.of("name", header.getName(), "value", header.getValue()))
                .toList();
    }

    /** The facts of a later replay replace those of an earlier one: seconds rise. */
    private ServerResponse replay(ServerRequest request) {
        if (!request.params().isEmpty()) {
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "Expected no parameters, but there are: what is asked for is replayed in earnest");
        }
        var entry = inbox.entry(request.pathVariable("id"));
        if (entry.isEmpty()) {
            return unknown();
        }
        var revision = Math.toIntExact(clock.instant().getEpochSecond());
        if (!log.writeAgain(entry.get().delivery(), revision)) {
            return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header("Retry-After", "2")
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(ProblemDetail.forStatusAndDetail(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "Expected the log to take the replay, but it did not answer in time"));
        }
        return ServerResponse.accepted()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("id", entry.get().delivery().getDeliveryId(), "revision", revision));
    }

    private static ServerResponse unknown() {
        return problem(HttpStatus.NOT_FOUND, "Expected the id of a delivery, but there is none of that id");
    }

    private static ServerResponse problem(HttpStatus status, String detail) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
