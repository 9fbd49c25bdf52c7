package dev.footbridge.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.standalone.Footbridge;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the README says of the first ten minutes: its own lines, in a plain {@code sh}, and what a reader sees after each. */
public final class TenMinutes {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern ADDRESS = Pattern.compile("http://localhost:8080(/[a-z]+)");

    private final Footbridge product;
    private final Caller caller;

    /** What a reader sees before going on, by step. */
    private final Map<Integer, Check> checks = new TreeMap<>(Map.ofEntries(
            Map.entry(0, said -> {}),
            Map.entry(2, said -> {
                assertThat(said).contains("HTTP/1.1 202");
                until("it", "/it/inbox?status=mapped", TenMinutes::hasItems);
            }),
            Map.entry(3, said -> {
                assertThat(said).contains("HTTP/1.1 202");
                until("hr", checklist("onboarding"), list -> isDone(list, "access[crm/user]"));
            }),
            Map.entry(4, said -> {
                assertThat(said).contains("HTTP/1.1 202");
                var today = LocalDate.now(ZoneOffset.UTC).toString();
                until(
                        "hr",
                        checklist("onboarding"),
                        list -> first(list).path("anchor").asString("").equals(today));
            }),
            Map.entry(5, said -> {
                assertThat(said).contains("HTTP/1.1 401", "HTTP/1.1 422", "lastWorkingDya", "HTTP/1.1 202");
                until("hr", "/hr/inbox?status=quarantined", TenMinutes::hasItems);
            }),
            Map.entry(6, said -> {
                assertThat(said).contains("\"position\"");
                until("it", "/it/tasks?system=wiki", TenMinutes::hasItems);
            }),
            Map.entry(7, said -> {
                assertThat(said).contains("\"entitlement\":\"mailbox\"").contains("HTTP/1.1 202");
                until("hr", checklist("onboarding"), list -> isDone(list, "access[") && isDone(list, "laptop"));
                assertThat(statusOf("onboarding")).isEqualTo("open");
            }),
            Map.entry(8, said -> until("hr", checklist("onboarding") + "&status=done", TenMinutes::hasItems)),
            Map.entry(9, said -> {
                until("hr", checklist("leaving"), TenMinutes::hasItems);
                until(
                        "it",
                        "/it/tasks",
                        tasks -> tasks.path("items")
                                        .valueStream()
                                        .filter(task ->
                                                task.path("action").asString().equals("revoke"))
                                        .count()
                                == 7);
            }),
            Map.entry(10, said -> {
                until("hr", checklist("leaving"), list -> isDone(list, "access[") && isDone(list, "assets["));
                until("it", "/it/tasks?status=observed", tasks -> !hasItems(tasks));
            })));

    @FunctionalInterface
    private interface Check {
        void afterItSaid(String said);
    }

    public TenMinutes(Footbridge product) {
        this.product = product;
        this.caller = new Caller(product);
    }

    /** @param folder where {@code .footbridge/access.json} is */
    public void workAsTheyStandIn(Path folder) throws Exception {
        var tutorial = Tutorial.in(Path.of("..", "README.md"));
        try (var terminal = new Shell(folder);
                var watching = new Shell(folder)) {
            for (var step : tutorial.steps()) {
                var script =
                        ADDRESS.matcher(step.script()).replaceAll(path -> product.urlOf(path.group(1)) + path.group(1));
                if (step.number() == 0) {
                    watching.run(script);
                }
                if (step.number() == 1) {
                    watching.type(script);
                } else if (!script.isEmpty()) {
                    assertThat(checks).as(step.title() + ": what a reader sees").containsKey(step.number());
                    var said = terminal.run(script);
                    assertThat(step.number() == 5 || !said.contains("Expected"))
                            .as(said)
                            .isTrue();
                    checks.remove(step.number()).afterItSaid(said);
                }
            }
            assertThat(checks.keySet()).as("steps that are not in the README").isEmpty();
            assertThat(watching.said())
                    .contains("event: person", "event: checklist", "\"status\":\"done\"", "\"checklist\":\"leaving\"");
        }
    }

    private String statusOf(String template) {
        return first(caller.get("hr", checklist(template)).json())
                .path("status")
                .asString();
    }

    private static String checklist(String template) {
        return "/api/checklists?worker=E-1042&checklist=" + template;
    }

    private void until(String account, String path, Predicate<JsonNode> seen) {
        var end = Instant.now().plus(PATIENCE);
        var answer = caller.get(account, path);
        while (answer.status() != 200 || !seen.test(answer.json())) {
            assertThat(Instant.now())
                    .as("What %s shows at last: %s", path, answer.body())
                    .isBefore(end);
            Caller.pause();
            answer = caller.get(account, path);
        }
    }

    private static boolean hasItems(JsonNode list) {
        return !list.path("items").isEmpty();
    }

    private static JsonNode first(JsonNode list) {
        return list.path("items").path(0);
    }

    /** @param tasks how the ids begin */
    private static boolean isDone(JsonNode list, String tasks) {
        var meant = first(list)
                .path("tasks")
                .valueStream()
                .filter(task -> task.path("id").asString().startsWith(tasks))
                .toList();
        return !meant.isEmpty()
                && meant.stream()
                        .allMatch(task -> task.path("status").asString().equals("done"));
    }
}
