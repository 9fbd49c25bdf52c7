package dev.footbridge.bridge.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.policy.PolicyFilesReader;
import dev.footbridge.bridge.policy.PolicyReading;
import dev.footbridge.bridge.policy.WorkerNumbers;
import dev.footbridge.bridge.publish.CompiledPolicies;
import dev.footbridge.bridge.topology.BinaryWire;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.ChecklistStatus;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.ProvisioningTask;
import dev.footbridge.schemas.bridge.TaskStatus;
import dev.footbridge.schemas.decision.PolicyPublished;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is rehearsed is what will be asked for: the sample policy, from a hire to a leave. */
class StoryProducerTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final List<Played> seen = new ArrayList<>();

    @Test
    void aPersonWhoDoesNotExistIsPlannedByTheRealRules() throws IOException {
        var played = played();

        assertThat(of(played, PersonSnapshot.class)).isNotEmpty();
        assertThat(of(played, ProvisioningTask.class)).isNotEmpty();
        assertThat(of(played, ChecklistSnapshot.class))
                .anySatisfy(list -> assertThat(list.getChecklist()).isEqualTo("onboarding"))
                .anySatisfy(list -> assertThat(list.getChecklist()).isEqualTo("leaving"));
        assertThat(of(played, ChecklistSnapshot.class).stream()
                        .filter(list -> list.getStatus() != ChecklistStatus.WITHDRAWN)
                        .flatMap(list -> list.getTasks().stream()))
                .anySatisfy(task -> assertThat(task.getStatus()).isEqualTo(TaskStatus.DONE));
    }

    @Test
    void whoMakesSomethingOfAnnouncementsIsShownThem() throws IOException {
        assertThat(played()).isEqualTo(seen);
    }

    private List<Played> played() throws IOException {
        if (!(new PolicyFilesReader().read(Path.of("..", "policies")) instanceof PolicyReading.Accepted files)) {
            throw new IllegalStateException("Expected the sample policy to be readable, but it is not");
        }
        var policy = new PolicyPublished(
                7,
                NOW.minus(Duration.ofHours(1)),
                files.document().sha256(),
                files.document().canonicalJson(),
                "files",
                null);
        return new StoryProducer(new BinaryWire(), new CompiledPolicies(WorkerNumbers.UNKNOWN), List.of(seen::addAll))
                .tell(policy, NOW);
    }

    private static <T> List<T> of(List<Played> played, Class<T> type) {
        return played.stream()
                .map(Played::value)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
