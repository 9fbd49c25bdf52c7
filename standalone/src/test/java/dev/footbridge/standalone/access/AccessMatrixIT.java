package dev.footbridge.standalone.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.footbridge.standalone.ProductHere;
import dev.footbridge.standalone.access.Doors.Caller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every cell of docs/access-matrix.md over HTTP, with the whole product; every role by its token and by a session. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIT {
    private static final String NOT_ASKED = "–";

    private final Map<String, Caller> sessions = new HashMap<>();
    private ProductHere product;
    private Doors doors;
    private Samples samples;

    @BeforeAll
    void start(@TempDir Path home) throws IOException, InterruptedException {
        product = ProductHere.in(home.toRealPath());
        doors = new Doors(product);
        samples = new Samples(doors);
        samples.tell();
    }

    @AfterAll
    void stop() throws IOException {
        if (product != null) {
            product.close();
        }
    }

    @Test
    void everythingTheProductAnswersToStandsInTheMatrix() throws IOException {
        var left = new TreeSet<>(Endpoints.of(product.application()));
        assertThat(left).contains("GET /api/people/{id}", "POST /hr/events", "GET /actuator/health", "POST /login");
        left.removeAll(Matrix.read().endpoints());
        assertThat(left)
                .as("endpoints without a line in docs/access-matrix.md: say who may, and nothing else opens them")
                .isEmpty();
    }

    @Test
    void theMatrixNamesNothingTheProductDoesNotHave() throws IOException {
        var named = new TreeSet<>(Matrix.read().endpoints());
        named.removeAll(Endpoints.of(product.application()));
        assertThat(named).as("lines of docs/access-matrix.md about no endpoint").isEmpty();
    }

    @Test
    void noLineStandsTwiceAndEveryWordIsKnown() throws IOException {
        var seen = new HashSet<String>();
        for (var row : Matrix.read().rows()) {
            assertThat(seen.add(row.toString())).as("twice: " + row).isTrue();
            assertThat(row.what()).as(row.toString()).isIn(withNothing(Samples.whose()));
            row.cells()
                    .values()
                    .forEach(cell -> assertThat(cell)
                            .as(row.toString())
                            .matches("–|\\d{3}( shown| hidden)?( / \\d{3}( shown| hidden)?)?"));
        }
    }

    private static List<String> withNothing(List<String> words) {
        var all = new ArrayList<>(words);
        all.add("");
        return all;
    }

    @TestFactory
    Stream<DynamicNode> cells() throws IOException {
        return Matrix.read().rows().stream().map(row -> dynamicContainer(row.toString(), tests(row)));
    }

    private Stream<DynamicTest> tests(Matrix.Row row) {
        return row.cells().entrySet().stream()
                .filter(cell -> !cell.getValue().equals(NOT_ASKED))
                .flatMap(cell -> tests(row, cell.getKey(), cell.getValue()));
    }

    private Stream<DynamicTest> tests(Matrix.Row row, String column, String expected) {
        var byToken = expected.split(" / ")[0];
        var bySession = expected.contains(" / ") ? expected.split(" / ")[1] : expected;
        return switch (column) {
            case "nobody" -> Stream.of(test(row, "nobody", byToken, () -> Caller.NOBODY));
            case "wrong token" -> Stream.of(test(row, "a wrong token", byToken, () -> Caller.WRONG_TOKEN));
            case Matrix.WITHOUT_SECOND_TOKEN ->
                Stream.of(test(row, column, byToken, () -> session(row, "ADMIN").without("X-XSRF-TOKEN")));
            default ->
                Stream.of(
                        test(row, column + " by token", byToken, () -> doors.byToken(column)),
                        test(row, column + " by session", bySession, () -> session(row, column)));
        };
    }

    private interface Way {
        Caller caller() throws Exception;
    }

    private DynamicTest test(Matrix.Row row, String name, String expected, Way way) {
        return dynamicTest(name + " → " + expected, () -> {
            var sample = samples.of(row);
            var answer = doors.knock(row.method(), sample, way.caller());
            var found = Integer.toString(answer.status());
            if (sample.mark() != null && answer.status() < 300) {
                found += answer.body().contains(sample.mark()) ? " shown" : " hidden";
            }
            assertThat(found).as("%s for %s", row, name).isEqualTo(expected);
            assertThat(answer.status() >= 400
                            && sample.mark() != null
                            && answer.body().contains(sample.mark()))
                    .as("a refusal that tells what it refuses")
                    .isFalse();
        });
    }

    /** One that is signed out by the test is not used again. */
    private Caller session(Matrix.Row row, String role) throws IOException, InterruptedException {
        if (row.path().startsWith("/log")) {
            return doors.bySession(role);
        }
        if (!sessions.containsKey(role)) {
            sessions.put(role, doors.bySession(role));
        }
        return sessions.get(role);
    }
}
