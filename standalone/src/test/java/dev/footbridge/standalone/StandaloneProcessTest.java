package dev.footbridge.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StandaloneProcessTest {
    private static final int TERMINATED = 128 + 15;

    private final Path home = SharedInfrastructure.temporaryHome();

    @AfterEach
    void nothingIsLeft() {
        SharedInfrastructure.delete(home);
    }

    @Test
    void afterAKillTheNextStartClearsAwayWhatIsLeftAndGoesOn() throws Exception {
        Access access;
        List<ProcessHandle> orphans;
        try (StandaloneProcess killed = StandaloneProcess.ready(home)) {
            access = killed.access();
            Parts parts = new Parts(killed.addresses());
            parts.prepare();
            parts.remember("before");
            killed.kill();
            orphans = killed.children();
            assertThat(orphans).hasSizeGreaterThanOrEqualTo(2);

            try (StandaloneProcess next = StandaloneProcess.ready(home)) {
                assertThat(orphans).noneMatch(ProcessHandle::isAlive);
                new Parts(next.addresses()).know("before");
                assertThat(next.access().accounts()).isEqualTo(access.accounts());
                assertThat(status(next.url() + "/actuator/health")).isEqualTo(200);
                assertThat(status(next.url() + "/api/people")).isEqualTo(401);
                theHomeIsTaken();

                assertThat(next.stop()).isEqualTo(TERMINATED);
                assertThat(next.children()).isEmpty();
                noSecretIsInTheLogs(access);
            }
        }
    }

    /** Asked while another runs, so that the test starts one less. */
    private void theHomeIsTaken() throws Exception {
        try (StandaloneProcess second = StandaloneProcess.starting(home)) {
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.output())
                    .contains("Expected the home")
                    .contains("to be free")
                    .doesNotContain("\tat ");
        }
    }

    private void noSecretIsInTheLogs(Access access) throws Exception {
        try (var logs = Files.list(home.resolve("logs"))) {
            for (Path log : logs.toList()) {
                String text = Files.readString(log);
                access.accounts()
                        .values()
                        .forEach(account ->
                                assertThat(text).doesNotContain(account.token()).doesNotContain(account.password()));
                access.sources().values().forEach(source -> assertThat(text).doesNotContain(source.secret()));
            }
        }
    }

    @Test
    void aKillInTheMiddleOfTheFirstStartIsNoHarm() throws Exception {
        for (int milliseconds : new int[] {1_500, 3_000, 4_500}) {
            StandaloneProcess killed = StandaloneProcess.starting(home);
            Thread.sleep(milliseconds);
            killed.kill();
            killed.forgetOutput();
        }
        try (StandaloneProcess next = StandaloneProcess.ready(home)) {
            new Parts(next.addresses()).prepare();
            assertThat(next.children().stream().map(StandaloneProcessTest::program))
                    .filteredOn(program -> program.endsWith("java"))
                    .hasSize(1);
        }
    }

    /** The log taken away stands for a disk that is full or gone: Kafka ends the process without a word. */
    @Test
    void whenTheLogCannotBeWrittenItSaysSoAndNothingIsLeft() throws Exception {
        try (StandaloneProcess ended = StandaloneProcess.infrastructure(home)) {
            List<ProcessHandle> children = ended.children();
            assertThat(children).hasSizeGreaterThanOrEqualTo(2);
            Files.move(home.resolve("kafka"), home.resolve("away"));
            assertThat(ended.awaitEnd()).isEqualTo(1);
            assertThat(ended.output()).contains("Expected Kafka to go on writing", "Make room, and start again");
            children.forEach(
                    child -> child.onExit().orTimeout(1, TimeUnit.MINUTES).join());
        }
    }

    private static String program(ProcessHandle process) {
        return process.info().command().orElse("");
    }

    @Test
    void aTakenPortIsSaidAndNothingIsStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                StandaloneProcess refused =
                        StandaloneProcess.starting(home, "--port", Integer.toString(taken.getLocalPort()))) {
            assertThat(refused.awaitEnd()).isEqualTo(1);
            assertThat(refused.output())
                    .isEqualToIgnoringNewLines("Expected port " + taken.getLocalPort()
                            + " to be free, but another program uses it. Try --port with another number.");
            assertThat(home.resolve("access.json")).doesNotExist();
        }
    }

    private static int status(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
