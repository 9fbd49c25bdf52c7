package dev.footbridge.it.dispatch;

import dev.footbridge.it.dispatch.ListingRepository.Line;
import dev.footbridge.it.dispatch.ReportsProcessor.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /it/tasks}, {@code POST /it/tasks/{id}/{verb}}: a desk that pulls. */
@RestController
final class TasksController {
    private static final int LONGEST_KEY = 200;

    private final ReportsProcessor reports;
    private final ListingRepository tasks;
    private final DestinationsReader policy;
    private final SaidReader bodies = new SaidReader();

    TasksController(ReportsProcessor reports, ListingRepository tasks, DestinationsReader policy) {
        this.reports = reports;
        this.tasks = tasks;
        this.policy = policy;
    }

    @GetMapping("/it/tasks")
    ResponseEntity<?> list(@RequestParam MultiValueMap<String, String> parameters) {
        var asked = TasksQuery.read(parameters);
        return asked instanceof TasksQuery.Asked.For question
                ? page(tasks.page(question.query(), policy.current()), question.query())
                : refused(((TasksQuery.Asked.Refused) asked).problems());
    }

    private static ResponseEntity<?> page(List<Line> found, TasksQuery asked) {
        var more = found.size() > asked.limit();
        var items = more ? found.subList(0, asked.limit()) : found;
        var next = more ? items.get(items.size() - 1).place().cursor() : null;
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("items", items.stream().map(TasksController::shown).toList());
        answer.put("next", next);
        var response = ResponseEntity.ok().header("Cache-Control", "no-store");
        if (next != null) {
            response.header("Link", "<%s>; rel=\"next\"".formatted(address(asked, next)));
        }
        return response.contentType(MediaType.APPLICATION_JSON).body(answer);
    }

    private static String address(TasksQuery asked, String after) {
        var address = new StringJoiner("&", "/it/tasks?", "");
        asked.parameters()
                .forEach((name, values) -> values.forEach(
                        value -> address.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return address.add("after=" + after).toString();
    }

    private static ResponseEntity<?> refused(SortedMap<String, String> problems) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "Expected parameters of this list, but not all are: " + problems.keySet());
        problem.setProperty("errors", problems);
        return problem(problem);
    }

    @GetMapping("/it/tasks/{id}")
    ResponseEntity<?> show(@PathVariable String id) {
        var found = tasks.one(id, policy.current());
        return found.isEmpty()
                ? unknown()
                : ResponseEntity.ok().header("Cache-Control", "no-store").body(shown(found.get()));
    }

    @PostMapping("/it/tasks/{id}/{verb}")
    ResponseEntity<?> report(
            @PathVariable String id,
            @PathVariable String verb,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request,
            Principal caller)
            throws IOException {
        var meant = TaskState.Verb.named(verb);
        if (meant.isEmpty()) {
            return problem(
                    HttpStatus.NOT_FOUND, "Expected accept, start, complete, fail or reject, but it is something else");
        }
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            return problem(HttpStatus.BAD_REQUEST, "Expected an Idempotency-Key of 1 to 200 characters, but it is not");
        }
        var body = bodies.read(request);
        if (body instanceof SaidReader.Body.Refused refused) {
            return refused.answer();
        }
        var said = ((SaidReader.Body.Readable) body).said();
        return answer(reports.report(id, meant.get(), said, caller.getName(), key));
    }

    private static ResponseEntity<?> answer(Outcome outcome) {
        if (outcome instanceof Outcome.OnLog log) {
            return ResponseEntity.accepted()
                    .body(Map.of("taskId", log.task(), "status", log.state().word(), "position", log.position()));
        } else if (outcome instanceof Outcome.SaidBefore before) {
            return ResponseEntity.ok(
                    Map.of("taskId", before.task(), "status", before.state().word()));
        } else if (outcome instanceof Outcome.Unknown) {
            return unknown();
        } else if (outcome instanceof Outcome.NoteMissing) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, "Expected a note that says why, but there is none");
        } else if (outcome instanceof Outcome.WrongState wrong) {
            return problem(HttpStatus.CONFLICT, wrong.why());
        }
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Retry-After", "2")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Expected the log to take the report, but it did not answer in time"));
    }

    static Map<String, @Nullable Object> shown(Line line) {
        var errand = line.errand();
        var shown = EnvelopeCodec.task(errand, errand.task(), line.state().word(), errand.revision());
        shown.put("destination", line.destination());
        shown.put("ticket", line.ticket());
        shown.put("delivery", line.delivery());
        shown.put("fault", line.fault());
        shown.put("allowedActions", TaskState.Verb.thatMayFollow(line.state()));
        return shown;
    }

    private static ResponseEntity<?> unknown() {
        return problem(HttpStatus.NOT_FOUND, "Expected the id of a task, but there is none of that id");
    }

    static ResponseEntity<?> problem(HttpStatus status, String detail) {
        return problem(ProblemDetail.forStatusAndDetail(status, detail));
    }

    static ResponseEntity<?> problem(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
