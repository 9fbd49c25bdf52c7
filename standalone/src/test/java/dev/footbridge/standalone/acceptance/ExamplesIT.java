package dev.footbridge.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.footbridge.standalone.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs of {@code docs/examples}, run as they stand where their runtime is here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesIT {
    private static final Path EXAMPLES =
            Path.of("..", "docs", "examples").toAbsolutePath().normalize();
    private static final int LONGEST = 40;

    private Product product;
    private Caller caller;

    @BeforeAll
    void start(@TempDir Path home) {
        product = Product.in(home);
        caller = new Caller(product);
    }

    @AfterAll
    void stop() {
        product.close();
    }

    @ParameterizedTest
    @CsvSource({"java, Follow.java, E-3001", "python3, follow.py, E-3003", "node, follow.mjs, E-3005"})
    void itFollowsAndGoesOnWhereItWas(String runtime, String program, String worker, @TempDir Path folder)
            throws Exception {
        assertThat(Files.readAllLines(EXAMPLES.resolve(program))).hasSizeLessThanOrEqualTo(LONGEST);
        assumeTrue(isHere(runtime), runtime + " is not on this machine: " + program + " was not run");

        hire(worker);
        var first = heard(folder, runtime, program, worker);
        var missed = worker.substring(0, 5) + (char) (worker.charAt(5) + 1);
        hire(missed);
        var second = heard(folder, runtime, program, missed);

        assertThat(first).contains("checklist", worker);
        assertThat(second).contains(missed).doesNotContain(worker);
    }

    /** What it printed until the list of this worker came; then it is killed. */
    private String heard(Path folder, String runtime, String program, String worker)
            throws IOException, InterruptedException {
        var output = folder.resolve("out");
        var builder = new ProcessBuilder(runtime, EXAMPLES.resolve(program).toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("FOOTBRIDGE_URL", product.url());
        builder.environment().put("FOOTBRIDGE_TOKEN", product.token("hr"));
        var process = builder.start();
        try {
            for (var tries = 0; tries < 600 && !isDoneWith(folder, worker); tries++) {
                assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
                Caller.pause();
            }
            return Files.readString(output);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static boolean isDoneWith(Path folder, String worker) throws IOException {
        Caller.pause();
        return Files.exists(folder.resolve("follow.position"))
                && Files.readString(folder.resolve("out")).contains(worker);
    }

    private void hire(String worker) {
        var body = FirstHireIT.bambooHr(worker, "Mara", LocalDate.now().plusDays(30));
        assertThat(caller.bambooHr(product.secret("bamboohr"), body).status()).isEqualTo(202);
        caller.getUntil(
                "hr",
                "/api/checklists?worker=" + worker,
                answer -> !answer.json().path("items").isEmpty());
    }

    private static boolean isHere(String runtime) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(runtime, "--version")).start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
