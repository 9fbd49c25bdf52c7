package dev.footbridge.it.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.it.dispatch.TaskState.Verb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskStateTest {
    @ParameterizedTest
    @CsvSource({
        "open, accept, true",
        "open, start, true",
        "open, complete, true",
        "open, fail, true",
        "open, reject, true",
        "accepted, accept, false",
        "accepted, start, true",
        "in-progress, complete, true",
        "failed, accept, true",
        "rejected, accept, true",
        "completed, fail, false",
        "completed, start, false",
        "observed, accept, false",
        "settling, accept, false",
        "withdrawn, complete, false"
    })
    void aDeskMaySayWhatFollows(String state, String verb, boolean may) {
        assertThat(Verb.named(verb)
                        .orElseThrow()
                        .mayFollow(TaskState.named(state).orElseThrow()))
                .isEqualTo(may);
    }

    @Test
    void whoSaysNoSaysWhy() {
        assertThat(Verb.values()).filteredOn(Verb::needsNote).containsExactly(Verb.FAIL, Verb.REJECT);
    }

    @Test
    void theSameReportAgainHasTheSameId() {
        assertThat(ReportId.of("t", Verb.ACCEPT, 1, null, null))
                .isEqualTo(ReportId.of("t", Verb.ACCEPT, 1, null, null));
        assertThat(ReportId.of("t", Verb.ACCEPT, 1, "k", null)).isEqualTo(ReportId.of("t", Verb.ACCEPT, 2, "k", "r"));
    }

    @Test
    void anotherReportHasAnother() {
        var first = ReportId.of("t", Verb.FAIL, 1, null, null);
        assertThat(ReportId.of("t", Verb.FAIL, 1, null, first)).isNotEqualTo(first);
        assertThat(ReportId.of("t", Verb.FAIL, 1, "k", null)).isNotEqualTo(first);
        assertThat(ReportId.of("t", Verb.REJECT, 1, "k", null)).isNotEqualTo(ReportId.of("t", Verb.FAIL, 1, "k", null));
    }
}
