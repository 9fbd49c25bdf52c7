package dev.footbridge.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.standalone.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole product, with a desk that acts: what a hire needs can be pulled once the bridge has caught up. */
class DispatchedHireIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void aHiresTaskIsOpenToADeskThatPullsAndItsReportIsTaken(@TempDir Path folder) throws IOException {
        try (var product = Product.in(folder.resolve("home"), acting(folder.resolve("policies")))) {
            var caller = new Caller(product);
            var hired = caller.bambooHr(product.secret("bamboohr"), hire("E-2101"));
            assertThat(hired.status()).as(hired.body()).isEqualTo(202);

            var task = openLaptop(caller, "E-2101");
            assertThat(task.path("person").path("name").asString()).isEqualTo("Mara Quill");
            assertThat(task.path("reason").path("it").asString()).isNotBlank();

            var path = "/it/tasks/" + task.path("taskId").asString();
            var accepted = caller.post("it", path + "/accept", "application/json", "{\"ticket\":\"REQ-1\"}");
            assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
            assertThat(caller.get("it", path).json().path("status").asString()).isEqualTo("accepted");
            assertThat(caller.get("hr", path).status()).isEqualTo(403);
            assertThat(caller.getWithoutToken(path).status()).isEqualTo(401);
        }
    }

    private static JsonNode openLaptop(Caller caller, String worker) {
        var deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            var items =
                    caller.get("it", "/it/tasks?status=open&limit=200").json().path("items");
            var found = items.valueStream()
                    .filter(task -> task.path("asset").asString("").equals("laptop"))
                    .filter(task -> task.path("person")
                            .path("workerNumber")
                            .asString("")
                            .equals(worker))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Caller.pause();
        }
        throw new AssertionError("Expected the laptop to be open, but there is "
                + caller.get("it", "/it/tasks").body() + " "
                + caller.getWithoutToken("/actuator/health").body());
    }

    /** A copy of the sample policy whose destinations act. */
    static Path acting(Path policies) throws IOException {
        var sample = Path.of("..", "policies");
        try (var files = Files.walk(sample)) {
            for (var file : files.sorted().toList()) {
                Files.copy(file, policies.resolve(sample.relativize(file).toString()));
            }
        }
        var destinations = policies.resolve("destinations.yaml");
        Files.writeString(destinations, Files.readString(destinations).replace("mode: observe", "mode: act"));
        return policies;
    }

    private static String hire(String number) {
        return FirstHireIT.bambooHr(number, "Mara", LocalDate.now().plusDays(7));
    }
}
