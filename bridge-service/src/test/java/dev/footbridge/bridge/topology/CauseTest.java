package dev.footbridge.bridge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.readmodel.observe.Cause;
import dev.footbridge.readmodel.observe.CauseCodec;
import dev.footbridge.schemas.fact.WorkerHired;
import dev.footbridge.schemas.topic.Topic;
import dev.footbridge.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trace of an input goes with it, and changes nothing of what is said. */
class CauseTest {
    private static final WorkerHired HIRED = Story.hired("h-1", 0, "E-1042", "2026-12-01");
    private static final Cause FIRST = new Cause(
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", Instant.parse("2026-11-20T10:00:00.123Z"));
    private static final Cause SECOND =
            new Cause("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", Instant.parse("2026-11-20T10:00:07Z"));

    @TempDir
    Path directory;

    @Test
    void anAnnouncementIsTracedToWhatCausedIt() {
        try (var bridge = bridge("traced")) {
            bridge.toldBecauseOf(FIRST, HIRED);
            bridge.settles();

            assertThat(causes(bridge, Topics.HEARD)).containsExactly(FIRST);
            assertThat(causes(bridge, Topics.PEOPLE)).containsExactly(FIRST);
            assertThat(causes(bridge, Topics.CHECKLISTS)).isNotEmpty().containsOnly(FIRST);
        }
    }

    @Test
    void ofSeveralInputsPlannedTogetherTheFirstIsTheCause() {
        try (var bridge = bridge("together")) {
            bridge.toldBecauseOf(FIRST, HIRED);
            bridge.toldBecauseOf(SECOND, Story.moved("m-1", 1, "E-1042", "2026-12-02", "Support"));
            bridge.settles();

            assertThat(causes(bridge, Topics.PEOPLE)).containsOnly(FIRST);
        }
    }

    @Test
    void whatOnlyTimeBringsHasNoCause() {
        try (var bridge = bridge("time")) {
            bridge.toldBecauseOf(FIRST, HIRED);
            bridge.settles();
            var before = causes(bridge, Topics.PEOPLE).size();
            bridge.passes(java.time.Duration.ofDays(14));
            bridge.settles();

            assertThat(causes(bridge, Topics.PEOPLE)
                            .subList(before, causes(bridge, Topics.PEOPLE).size()))
                    .isNotEmpty()
                    .containsOnly(Cause.NONE);
        }
    }

    @Test
    void aTraceChangesNoByteOfWhatIsSaid() {
        try (var traced = bridge("with");
                var untraced = bridge("without")) {
            traced.toldBecauseOf(FIRST, HIRED);
            untraced.told(HIRED);
            traced.settles();
            untraced.settles();

            for (var topic : List.of(Topics.HEARD, Topics.PEOPLE, Topics.CHECKLISTS, Topics.PROVISIONING_TASKS)) {
                assertThat(said(traced, topic)).as(topic.name()).isEqualTo(said(untraced, topic));
            }
        }
    }

    private Bridge bridge(String state) {
        return new Bridge(directory.resolve(state)).published(1);
    }

    private static List<Cause> causes(Bridge bridge, Topic topic) {
        return bridge.all(topic).stream()
                .map(TestRecord::headers)
                .map(CauseCodec::of)
                .toList();
    }

    private static List<String> said(Bridge bridge, Topic topic) {
        return bridge.all(topic).stream()
                .map(record -> record.key() + " " + Arrays.toString(record.value()))
                .toList();
    }
}
