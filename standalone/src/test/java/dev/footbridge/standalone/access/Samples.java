package dev.footbridge.standalone.access;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small world, told through the product's own doors, and a request into it for every endpoint. */
final class Samples {
    /** Stands in everything of whom the manager's team has, and of whom it has not. */
    private static final Map<String, String> MARKS =
            Map.of("own", "Ownmarker", "other", "Othermarker", "content", "Ownmarker");

    private static final Map<String, String> WORKERS = Map.of("own", "E-9001", "other", "E-9002");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)}");
    /** What a person navigates to, so that it is asked for as browsers do. */
    private static final Pattern OF_PAGES =
            Pattern.compile("/|/(people|checklists|reviews|projects|desk|inbox|unmatched|console)/.*|/login|/logout");

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Berlin"));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Doors doors;
    private final Map<String, String> known = new HashMap<>();

    /** @param mark what the answer shows or hides; null where only the status counts */
    record Sample(
            String path,
            @Nullable String body,
            String contentType,
            String accept,
            @Nullable String mark) {
        boolean isStream() {
            return path.startsWith("/api/stream");
        }
    }

    Samples(Doors doors) {
        this.doors = doors;
    }

    /** Two people join, one of them in the team of the manager's account; each comes into a project. */
    void tell() throws IOException, InterruptedException {
        post("/hr/events", "hr", hired("E-0007", "Ada", "E-0001"));
        known.put("/hr/inbox", post("/hr/events", "hr", hired("E-9001", "Ownmarker", "E-0007")));
        post("/hr/events", "hr", hired("E-9002", "Othermarker", "E-0008"));
        post("/hr/events", "hr", joined("E-9001"));
        post("/hr/events", "hr", joined("E-9002"));
        known.put("/it/inbox", post("/it/events", "it", granted("E-9001")));
        for (var whose : WORKERS.keySet()) {
            var worker = WORKERS.get(whose);
            known.put("/api/people " + whose, id("hr", "/api/people?worker=" + worker));
            known.put("/api/checklists " + whose, id("hr", "/api/checklists?worker=" + worker));
        }
        known.put(
                "/it/tasks",
                first("it", "/it/tasks?limit=200", items -> !items.isEmpty())
                        .path("taskId")
                        .asString());
        first("manager", "/api/people", items -> items.toString().contains("Ownmarker"));
        await("hr", "/api/projects/harbour/feed", body -> body.contains("Ownmarker") && body.contains("Othermarker"));
    }

    Sample of(Matrix.Row row) {
        var mark = row.path().endsWith("/timeline") ? null : MARKS.get(row.what()); // it names nobody
        var path = row.path();
        var accept = OF_PAGES.matcher(path).matches() ? "text/html" : "*/*";
        return new Sample(address(row), body(row), contentType(row), accept, mark);
    }

    private String address(Matrix.Row row) {
        return switch (row.path()) {
            case "/**" -> "/nothing-of-this-name";
            case "/api/stream" -> "/api/stream?kinds=person,checklist,feed&from=2020-01-01T00:00:00Z";
            case "/api/people", "/api/checklists", "/api/tasks" -> row.path() + "?limit=200";
            case "/api/projects/{id}/feed" -> "/api/projects/harbour/feed?limit=200";
            case "/it/destinations/{name}/resume" -> "/it/destinations/it-desk/resume";
            case "/hr/webhooks/{source}" -> "/hr/webhooks/bamboohr";
            case "/it/webhooks/{source}" -> "/it/webhooks/okta-main";
            case "/it/tasks/{id}/{verb}" -> "/it/tasks/nothing-of-this-id/accept";
            default -> filled(row);
        };
    }

    /** The id is one there is, where we know one; elsewhere one there is not. */
    private String filled(Matrix.Row row) {
        var path = row.path().replace("/**", "/nothing");
        var list = path.contains("/{") ? path.substring(0, path.indexOf("/{")) : path;
        var whose = WORKERS.containsKey(row.what()) ? " " + row.what() : "";
        var id = known.getOrDefault(list + whose, "nothing-of-this-id");
        return VARIABLE.matcher(VARIABLE.matcher(path).replaceFirst(id)).replaceAll("nothing-of-this-id");
    }

    private @Nullable String body(Matrix.Row row) {
        if (!row.isChange()) {
            return null;
        }
        return switch (row.path()) {
            case "/hr/events" -> hired("E-9001", "Ownmarker", "E-0007");
            case "/it/events" -> granted("E-9001");
            case "/login" -> "username=hr&password=not-the-password";
            case "/it/tasks/{id}/{verb}" -> "{\"note\":\"said by a test\"}";
            default -> "{\"comment\":\"said by a test\"}";
        };
    }

    private static String contentType(Matrix.Row row) {
        return switch (row.path()) {
            case "/hr/events", "/it/events" -> "application/cloudevents+json";
            case "/login" -> "application/x-www-form-urlencoded";
            default -> "application/json";
        };
    }

    private String post(String path, String account, String event) throws IOException, InterruptedException {
        var answer = doors.knock(
                "POST", new Sample(path, event, "application/cloudevents+json", "*/*", null), doors.byToken(account));
        if (answer.status() != 202) {
            throw new IllegalStateException("Expected 202, but " + answer);
        }
        return JsonMapper.shared().readTree(answer.body()).path("id").asString();
    }

    private String id(String account, String list) throws IOException, InterruptedException {
        return first(account, list, items -> !items.isEmpty()).path("id").asString();
    }

    private JsonNode first(String account, String list, Predicate<JsonNode> there)
            throws IOException, InterruptedException {
        var body = await(
                account,
                list,
                text -> there.test(JsonMapper.shared().readTree(text).path("items")));
        return JsonMapper.shared().readTree(body).path("items").path(0);
    }

    private String await(String account, String path, Predicate<String> there)
            throws IOException, InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            var answer = doors.knock("GET", new Sample(path, null, "", "*/*", null), doors.byToken(account));
            if (answer.status() == 200 && there.test(answer.body())) {
                return answer.body();
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("Expected " + path + " to show what was told, but it does not");
    }

    private static String hired(String worker, String givenName, String manager) {
        return """
                {"specversion":"1.0","type":"dev.footbridge.hr.worker-hired.v1","source":"acme-hris","id":"hired-%1$s","time":"2026-11-20T09:00:00Z",
                 "data":{"workerNumber":"%1$s","person":{"givenName":"%2$s","familyName":"Quill","workEmail":"%1$s@example.com"},
                         "employment":{"type":"employee","title":"Account Executive","department":"Sales","location":"DE-BER","manager":"%3$s"},
                         "startDate":"%4$s"}}""".formatted(worker, givenName, manager, TODAY);
    }

    private static String joined(String worker) {
        return """
                {"specversion":"1.0","type":"dev.footbridge.hr.project-joined.v1","source":"acme-hris","id":"joined-%1$s","time":"2026-11-20T09:00:00Z",
                 "data":{"workerNumber":"%1$s","project":"harbour","effectiveDate":"%2$s"}}""".formatted(worker, TODAY);
    }

    private static String granted(String worker) {
        return """
                {"specversion":"1.0","type":"dev.footbridge.it.access-granted.v1","source":"it-tools","id":"granted-%1$s","time":"2026-11-20T09:00:00Z",
                 "data":{"about":{"workerNumber":"%1$s","hrSource":"acme-hris"},"system":"crm","entitlement":"user","at":"2026-11-20T09:00:00Z","ticket":"REQ-Ownmarker"}}""".formatted(worker);
    }

    static List<String> whose() {
        return List.copyOf(MARKS.keySet());
    }
}
