package dev.footbridge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footbridge.standalone.embedded.Infrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class InfrastructureTest {

    @Test
    void everyPartRemembersAfterAStopAndAStart() throws Exception {
        Path home = SharedInfrastructure.temporaryHome();
        try (Infrastructure first = Infrastructure.starting(home, "pass word's")) {
            Parts parts = new Parts(first.awaitReady());
            parts.prepare();
            parts.remember("before");
        }
        try (Infrastructure second = Infrastructure.starting(home, "pass word's")) {
            Parts parts = new Parts(second.awaitReady());
            parts.remember("after");
            parts.know("before", "after");
        }
        SharedInfrastructure.delete(home);
    }

    @Test
    void aStopRightAfterTheStartLeavesNothing() throws Exception {
        Path home = SharedInfrastructure.temporaryHome();
        Infrastructure.starting(home, "p").close();
        assertThat(ProcessHandle.allProcesses()
                        .filter(p -> p.info()
                                .commandLine()
                                .filter(line -> line.contains(home + "/"))
                                .isPresent()))
                .isEmpty();
        SharedInfrastructure.delete(home);
    }

    @Test
    void aRegistryThatDiedIsNotWaitedFor() throws Exception {
        Path home = SharedInfrastructure.temporaryHome();
        try (Infrastructure infrastructure = Infrastructure.starting(home, "p")) {
            killRegistryOf(home);
            assertThatThrownBy(infrastructure::awaitReady)
                    .hasMessageContaining("Expected the schema registry to start, but it ended");
            assertThat(infrastructure.isRegistryAlive()).isFalse();
        }
        SharedInfrastructure.delete(home);
    }

    /** It makes its tables one by one, and never starts again on a part of them. */
    @Test
    void aRegistryKilledWhileItMadeItsTablesBeginsAnew() throws Exception {
        Path home = SharedInfrastructure.temporaryHome();
        cutShort(home);
        try (Infrastructure infrastructure = Infrastructure.starting(home, "p")) {
            Parts parts = new Parts(infrastructure.awaitReady());
            parts.prepare();
            parts.remember("anew");
            parts.know("anew");
        }
        SharedInfrastructure.delete(home);
    }

    /** What it once answered from is on the log by number: it is never thrown away. */
    @Test
    void aDamagedRegistryIsNotMadeAnew() throws Exception {
        Path home = SharedInfrastructure.temporaryHome();
        Path damaged = cutShort(home);
        Files.createFile(home.resolve("registry/finished"));
        try (Infrastructure infrastructure = Infrastructure.starting(home, "p")) {
            assertThatThrownBy(infrastructure::awaitReady)
                    .hasMessageContaining("Expected the schema registry to start");
        }
        assertThat(damaged).hasContent("H:2,block:3");
        SharedInfrastructure.delete(home);
    }

    private static Path cutShort(Path home) throws IOException {
        Path data = Files.createDirectories(home.resolve("registry"));
        return Files.writeString(data.resolve("registry.mv.db"), "H:2,block:3");
    }

    private static void killRegistryOf(Path home) throws InterruptedException {
        String mark = "-Dfootbridge.registry.data=" + home;
        Optional<ProcessHandle> registry = Optional.empty();
        while (registry.isEmpty()) {
            Thread.sleep(20);
            registry = ProcessHandle.allProcesses()
                    .filter(p -> p.info().commandLine().orElse("").contains(mark))
                    .findFirst();
        }
        registry.get().destroyForcibly();
    }

    @Test
    void whatIsWaitedForIsNamed() throws Exception {
        Path home = SharedInfrastructure.temporaryHome();
        List<String> named = new ArrayList<>();
        try (Infrastructure infrastructure = Infrastructure.starting(home, "p")) {
            infrastructure.awaitReady(named::addAll);
        }
        assertThat(named).contains("Kafka", "the schema registry", "PostgreSQL");
        SharedInfrastructure.delete(home);
    }

    @Test
    void theDatabaseWritesToDiskBeforeItSaysSo() throws Exception {
        Parts parts = new Parts(SharedInfrastructure.embedded());
        for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            assertThat(parts.setting(setting)).isEqualTo("on");
        }
        assertThat(parts.setting("listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    void theDatabaseIsNotOpenToEverybodyOnThisMachine() {
        Infrastructure.Addresses at = SharedInfrastructure.embedded();
        assertThatThrownBy(() -> DriverManager.getConnection(at.databaseUrl(), at.databaseUser(), "guessed"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void noTopicAppearsByBeingAskedFor() throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", SharedInfrastructure.embedded().bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("never-made"))
                            .allTopicNames()
                            .get())
                    .hasMessageContaining("does not host this topic");
            assertThat(admin.listTopics().names().get()).doesNotContain("never-made");
        }
    }
}
