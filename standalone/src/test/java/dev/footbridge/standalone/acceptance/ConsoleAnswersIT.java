package dev.footbridge.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.footbridge.standalone.Product;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real answers are what the console takes them for: a field renamed here breaks it there, and this says so first. */
class ConsoleAnswersIT {
    private static final Path CONSOLE =
            Path.of("../bridge-service/src/console").toAbsolutePath().normalize();
    private static final Path COMPILER = CONSOLE.resolve("node_modules/typescript/bin/tsc");

    @Test
    void theTypesOfTheConsoleFitTheAnswersOfTheProduct(@TempDir Path folder) throws Exception {
        if (!Files.exists(COMPILER)) {
            System.out.println("!! SKIPPED: Expected the console's libraries, but they are not here: run npm ci"
                    + " --ignore-scripts in bridge-service/src/console");
        }
        assumeTrue(Files.exists(COMPILER), "the console's libraries are not here");
        try (var product = Product.in(folder.resolve("home"))) {
            var caller = new Caller(product);
            caller.bambooHr(
                    product.secret("bamboohr"),
                    FirstHireIT.bambooHr("E-3201", "Mara", LocalDate.now().plusDays(7)));
            caller.getUntil(
                    "hr",
                    "/api/checklists?worker=E-3201",
                    answer -> answer.body().contains("E-3201"));
            caller.getUntil("it", "/it/tasks", answer -> answer.body().contains("taskId"));
            caller.post("it", "/it/events", "application/cloudevents+json", """
                    {"specversion":"1.0","type":"dev.footbridge.it.access-granted.v1","source":"it-tools","id":"g-1",
                     "data":{"about":{"account":{"system":"crm","name":"mara.quill"}},"system":"crm",
                             "entitlement":"user","at":"2026-11-01T09:00:00Z"}}""");
            caller.getUntil("it", "/api/unmatched", answer -> answer.body().contains("mara.quill"));
            assertThat(compiled(folder, answers(caller))).isEmpty();
        }
    }

    /** The type in the console, and a real answer. */
    private static Map<String, String> answers(Caller caller) {
        var answers = new LinkedHashMap<String, String>();
        var person = id(caller, "hr", "/api/people?worker=E-3201");
        var delivery = id(caller, "hr", "/hr/inbox");
        put(answers, "Me", caller.get("hr", "/api/me"));
        put(answers, "Page<Person>", caller.get("hr", "/api/people"));
        put(answers, "Page<Checklist>", caller.get("hr", "/api/checklists"));
        put(answers, "Page<ListedTask>", caller.get("hr", "/api/tasks"));
        put(answers, "Page<Review>", caller.get("hr", "/api/reviews"));
        put(answers, "Page<Unmatched>", caller.get("it", "/api/unmatched"));
        put(answers, "Page<Project>", caller.get("hr", "/api/projects"));
        put(answers, "Feed", caller.get("hr", "/api/projects/atlas/feed"));
        put(answers, "Page<TimelineEntry>", caller.get("hr", "/api/people/" + person + "/timeline"));
        put(answers, "Page<DeliveryLine>", caller.get("hr", "/hr/inbox"));
        put(answers, "Delivery", caller.get("hr", "/hr/inbox/" + delivery));
        put(answers, "Delivery ", caller.get("auditor", "/hr/inbox/" + delivery));
        put(answers, "Page<DeskTask>", caller.get("it", "/it/tasks"));
        put(answers, "Page<Destination>", caller.get("it", "/it/destinations"));
        return answers;
    }

    private static void put(Map<String, String> answers, String type, Answer answer) {
        assertThat(answer.status()).as(type + " " + answer.body()).isEqualTo(200);
        answers.put(type, answer.body());
    }

    private static String id(Caller caller, String account, String path) {
        return caller.get(account, path).json().path("items").path(0).path("id").asString();
    }

    /** What the compiler says of it; empty when all fits. JSON is an expression of TypeScript as it stands. */
    private static String compiled(Path folder, Map<String, String> answers) throws IOException, InterruptedException {
        var source = new StringBuilder("import type * as answers from '%s';\n"
                .formatted(CONSOLE.resolve("src/api/answers").toString().replace('\\', '/')));
        var number = 0;
        for (var answer : answers.entrySet()) {
            var type = answer.getKey().strip().replaceAll("([A-Z]\\w*)", "answers.$1");
            source.append("const a%1$d = %2$s as const;\nexport const b%1$d: %3$s = a%1$d;\n"
                    .formatted(number++, answer.getValue(), type));
        }
        var file = Files.writeString(folder.resolve("real.ts"), source);
        var compiler = new ProcessBuilder(
                        "node",
                        COMPILER.toString(),
                        "--noEmit",
                        "--strict",
                        "--exactOptionalPropertyTypes",
                        "--skipLibCheck",
                        "--target",
                        "ES2022",
                        "--moduleResolution",
                        "bundler",
                        "--module",
                        "ESNext",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compiler.waitFor() == 0 || !said.isBlank())
                .as("the compiler ran")
                .isTrue();
        return said;
    }
}
