package dev.footbridge.bridge.stream;

import dev.footbridge.bridge.read.DeciderRepository;
import dev.footbridge.bridge.read.OpaqueText;
import dev.footbridge.bridge.read.ScopeRepository;
import dev.footbridge.bridge.read.TimeText;
import dev.footbridge.readmodel.access.Account;
import dev.footbridge.readmodel.access.Role;
import dev.footbridge.readmodel.access.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/stream}: opens the connection; from then on hub and client have it. */
@RestController
final class StreamController {
    private static final Set<String> KINDS =
            Set.of("checklist", "task", "review", "feed", "person", "unmatched", "hold");
    /** Tasks stand in their checklists: only who asks for them gets them once more by themselves. */
    private static final Set<String> USUAL_KINDS = Set.of("checklist", "review", "feed", "person", "unmatched", "hold");

    private static final Set<Role> MATCHERS = Set.of(Role.HR, Role.IT, Role.ADMIN);
    private static final Set<String> PARAMETERS = Set.of("kinds", "person", "project", "from");
    private static final byte[] FULL = ("{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
                    + "\"detail\":\"Expected room on the live stream, but it is full or not live yet\"}")
            .getBytes(StandardCharsets.UTF_8);
    private static final int SHORTEST_RETRY = 1_000;
    private static final int LONGEST_RETRY = 5_000;

    private final Hub hub;
    private final ScopeRepository scopes;
    private final DeciderRepository deciders;
    private final ChangesRepository changes;
    private final OpaqueText ids;
    private final Executor writers;
    private final StreamProperties settings;

    StreamController(
            Hub hub,
            ScopeRepository scopes,
            DeciderRepository deciders,
            ChangesRepository changes,
            OpaqueText ids,
            Executor writers,
            StreamProperties settings) {
        this.hub = hub;
        this.scopes = scopes;
        this.deciders = deciders;
        this.changes = changes;
        this.ids = ids;
        this.writers = writers;
        this.settings = settings;
    }

    @GetMapping("/api/stream")
    void stream(SignedIn caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var problems = new TreeMap<String, String>();
        var interest = interest(caller.getPrincipal(), request, problems);
        var from = from(request, problems);
        if (!problems.isEmpty()) {
            throw refused(problems);
        }
        var lastId = request.getHeader("Last-Event-ID");
        var viewer = viewer(caller.getPrincipal());
        if (lastId != null && !lastId.isEmpty()) {
            // an id of another key or another log: nothing is known to be had, so all is to be fetched anew
            open(caller, request, response, interest, viewer, position(lastId), Map.of());
        } else if (from != null) {
            var since = changes.since(from, interest, viewer, settings.queue());
            var begin = since.map(ChangesRepository.Changes::upTo).orElseGet(() -> Positions.of(Map.of()));
            var frames = since.map(ChangesRepository.Changes::frames).orElseGet(Map::of);
            open(caller, request, response, interest, viewer, begin, frames);
        } else {
            open(caller, request, response, interest, viewer, null, Map.of());
        }
    }

    private Viewer viewer(Account account) {
        return new Viewer(scopes.of(account), deciders.of(account));
    }

    private Positions position(String lastId) {
        return ids.open(lastId, "").flatMap(Positions::of).orElseGet(() -> Positions.of(Map.of()));
    }

    private void open(
            SignedIn caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Interest interest,
            Viewer viewer,
            @Nullable Positions begin,
            Map<String, byte[]> first)
            throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // a proxy must not collect it
        var out = response.getOutputStream();
        var connection = request.startAsync();
        connection.setTimeout(0);
        var joined = hub.join(begin, at -> {
            var outbox = new Outbox(interest, viewer, settings.queue(), at);
            first.forEach(outbox::put);
            return new SubscriberClient(
                    connection,
                    out,
                    outbox,
                    ids,
                    writers,
                    settings.patience(),
                    ThreadLocalRandom.current().nextInt(SHORTEST_RETRY, LONGEST_RETRY),
                    () -> caller.holds() ? Optional.of(viewer(caller.getPrincipal())) : Optional.empty(),
                    hub::wasResynced,
                    hub::leave);
        });
        if (joined.isEmpty()) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            out.write(FULL);
            connection.complete();
            return;
        }
        ((SubscriberClient) joined.get()).begin();
    }

    private static Interest interest(Account account, HttpServletRequest request, Map<String, String> problems) {
        request.getParameterMap().keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .forEach(name ->
                        problems.put(name, "Expected to be one of " + new TreeSet<>(PARAMETERS) + ", but it is not"));
        var kinds = new LinkedHashSet<String>();
        Optional.ofNullable(request.getParameterValues("kinds")).stream()
                .flatMap(Arrays::stream)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .forEach(kinds::add);
        if (!KINDS.containsAll(kinds)) {
            problems.put("kinds", "Expected some of " + new TreeSet<>(KINDS) + ", but it is not");
        }
        var theirs = new LinkedHashSet<>(kinds.isEmpty() ? USUAL_KINDS : kinds);
        if (account.roles().stream().noneMatch(MATCHERS::contains)) {
            theirs.remove("unmatched"); // names stand in it
        }
        return new Interest(theirs, request.getParameter("person"), request.getParameter("project"));
    }

    private static @Nullable Instant from(HttpServletRequest request, Map<String, String> problems) {
        var from = request.getParameter("from");
        if (from == null) {
            return null;
        }
        var time = TimeText.time(from);
        if (time.isEmpty()) {
            problems.put("from", "Expected a time (2026-12-01T08:00:00Z), but it is not");
        }
        return time.map(given -> given.toInstant().truncatedTo(ChronoUnit.MILLIS)) // as the log keeps time
                .orElse(null);
    }

    private static ErrorResponseException refused(Map<String, String> problems) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "Expected parameters of the stream, but not all are: " + problems.keySet());
        problem.setProperty("errors", problems);
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
    }
}
