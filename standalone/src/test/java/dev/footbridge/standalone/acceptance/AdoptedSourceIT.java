package dev.footbridge.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.standalone.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * R9a: an HR system is connected today, and tells of everybody who has been there for years, to a desk that acts. They are
 * history, not work; the first who really joins is work, and exactly that. {@code -Dadopted.people=5000} is the long run.
 */
class AdoptedSourceIT {
    private static final int PEOPLE = Integer.getInteger("adopted.people", 500);
    private static final int BATCH = 250;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Longer than a task has to stand before it is sent (R9b), and a delivery takes. */
    private static final Duration SETTLED = Duration.ofSeconds(15);

    private static final LocalDate TODAY = LocalDate.now();

    @Test
    void whoWasThereBeforeIsNoTicketAndTheFirstJoinerIsExactlyTheirs(@TempDir Path folder) throws Exception {
        try (var desk = new Desk();
                var product = Product.in(
                        folder.resolve("home"), policies(folder.resolve("policies")), desk.asDestination("it-desk"))) {
            var caller = new Caller(product);
            var began = Instant.now();
            send(caller, "hr", existingPeople());
            send(caller, "it", theirGrants());
            var told = Duration.between(began, Instant.now());
            eventually("everybody to be known", () -> count(product, "bridge.person") == PEOPLE);
            var known = Duration.between(began, Instant.now());
            Thread.sleep(SETTLED.toMillis());
            assertThat(desk.deliveries()).as("deliveries to the desk").isEmpty();
            assertThat(caller.get("it", "/it/tasks").json().path("items")).isEmpty();
            assertThat(caller.get("hr", "/api/checklists").json().path("items")).isEmpty();

            var joined = Instant.now();
            send(caller, "hr", List.of(hired(PEOPLE, TODAY.plusDays(2))));
            eventually("the joiner's tickets", () -> desk.tickets().size() >= wanted().size());
            var sent = Duration.between(joined, Instant.now());
            Thread.sleep(SETTLED.toMillis());

            assertThat(desk.tickets().stream().map(AdoptedSourceIT::what))
                    .containsExactlyInAnyOrderElementsOf(wanted());
            assertThat(desk.tickets())
                    .extracting(task -> task.path("person").path("workerNumber").asString())
                    .containsOnly(number(PEOPLE));
            assertThat(desk.deliveries()).hasSameSizeAs(desk.tickets());
            assertThat(desk.refused()).as("deliveries not signed for this desk").isZero();
            var lists = caller.get("hr", "/api/checklists").json().path("items");
            assertThat(lists.valueStream()
                            .map(list ->
                                    list.path("person").path("workerNumber").asString()))
                    .containsExactly(number(PEOPLE));
            System.out.printf(
                    "%d people told in %.1f s, known after %.1f s: 0 tickets; the first joiner's %d after %.1f s%n",
                    PEOPLE, seconds(told), seconds(known), desk.tickets().size(), seconds(sent));
        }
    }

    /** What the sample policy gives a joiner in Sales whose list does not wait for anybody. */
    private static List<String> wanted() {
        return List.of(
                "assign-asset laptop",
                "assign-asset badge",
                "grant directory/account",
                "grant mail/mailbox",
                "grant chat/member",
                "grant wiki/reader",
                "grant expenses/employee",
                "grant crm/user",
                "grant quotes/author");
    }

    private static String what(JsonNode task) {
        var asset = task.path("asset").asString("");
        return task.path("action").asString() + " "
                + (asset.isEmpty()
                        ? task.path("system").asString() + "/"
                                + task.path("entitlement").asString()
                        : asset);
    }

    /** Acting, and access asked for without waiting for the signed contract. */
    private static Path policies(Path folder) throws IOException {
        var policies = DispatchedHireIT.acting(folder);
        var onboarding = policies.resolve("checklists/onboarding.yaml");
        Files.writeString(
                onboarding, Files.readString(onboarding).replace("due: start, needs: [contract]}", "due: start}"));
        return policies;
    }

    /** Hired over twenty years; some took another role since, some have left again. */
    private static List<String> existingPeople() {
        var events = new ArrayList<String>();
        for (var n = 0; n < PEOPLE; n++) {
            events.add(hired(n, TODAY.minusDays(30 + n % 7000)));
            if (n % 10 == 0) {
                events.add(event("hr.worker-moved", "m-" + n, """
                        {"workerNumber":"%s","effectiveDate":"%s","employment":{"department":"Finance","title":"Accountant"}}""".formatted(number(n), TODAY.minusDays(3 + n % 20))));
            }
            if (n % 25 == 0) {
                events.add(event("hr.worker-left", "l-" + n, """
                        {"workerNumber":"%s","lastWorkingDay":"%s"}""".formatted(number(n), TODAY.minusDays(2))));
            }
        }
        return events;
    }

    private static List<String> theirGrants() {
        return IntStream.range(0, PEOPLE)
                .filter(n -> n % 5 == 0)
                .mapToObj(n -> event("it.access-granted", "g-" + n, """
                        {"about":{"workerNumber":"%s","hrSource":"acme-hris"},"system":"crm","entitlement":"admin","at":"%sT09:00:00Z"}""".formatted(number(n), TODAY.minusDays(25))))
                .toList();
    }

    private static String hired(int n, LocalDate start) {
        return event(
                "hr.worker-hired", "h-" + n, """
                {"workerNumber":"%s","person":{"givenName":"Number","familyName":"%d","workEmail":"number.%d@example.com"},
                 "employment":{"type":"employee","title":"Account Executive","department":"Sales","location":"%s"},
                 "startDate":"%s"}""".formatted(number(n), n, n, n % 2 == 0 ? "DE-BER" : "US-NYC", start));
    }

    private static String event(String type, String id, String data) {
        return """
                {"specversion":"1.0","type":"dev.footbridge.%s.v1","source":"%s","id":"%s","time":"%s","data":%s}""".formatted(type, type.startsWith("hr") ? "acme-hris" : "it-tools", id, Instant.now(), data);
    }

    private static String number(int n) {
        return "P-%05d".formatted(n);
    }

    private static void send(Caller caller, String side, List<String> events) {
        for (var from = 0; from < events.size(); from += BATCH) {
            var batch = events.subList(from, Math.min(events.size(), from + BATCH));
            var answer = caller.post(
                    side,
                    "/" + side + "/events",
                    "application/cloudevents-batch+json",
                    "[" + String.join(",", batch) + "]");
            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        }
    }

    private static long count(Product product, String table) throws SQLException {
        var at = product.addresses();
        try (var connection = DriverManager.getConnection(at.databaseUrl(), at.databaseUser(), at.databasePassword());
                var row = connection.createStatement().executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void eventually(String what, Callable<Boolean> condition) throws Exception {
        var end = Instant.now().plus(PATIENCE);
        while (!condition.call()) {
            assertThat(Instant.now())
                    .as("Expected " + what + ", but it did not happen")
                    .isBefore(end);
            Thread.sleep(200);
        }
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
