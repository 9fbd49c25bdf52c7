package dev.footbridge.bridge.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What counts as saying the same thing. */
class DecisionIdTest {
    private static final Decided CLICK = decided("hr", null, "completed", "open", "filed");

    @Test
    void aDoubleClickSaysItOnce() {
        assertThat(DecisionId.of(CLICK)).isEqualTo(DecisionId.of(decided("hr", null, "completed", "open", "filed")));
        assertThat(DecisionId.of(CLICK)).matches("[0-9a-f]{32}");
    }

    @Test
    void aChangeOfMindAndBackSaysThreeThings() {
        assertThat(DecisionId.of(decided("hr", null, "completed", "waived at noon", "filed")))
                .isNotEqualTo(DecisionId.of(CLICK));
    }

    @Test
    void underOneKeyItIsSaidOnceHoweverTheSubjectStands() {
        assertThat(DecisionId.of(decided("hr", "k", "completed", "open", "filed")))
                .isEqualTo(DecisionId.of(decided("hr", "k", "completed", "done", "filed")))
                .isNotEqualTo(DecisionId.of(CLICK));
    }

    @Test
    void anotherAccountWordOrReasonIsAnotherDecisionAlsoUnderTheSameKey() {
        assertThat(DecisionId.of(decided("hr", "k", "completed", "open", "filed")))
                .isNotEqualTo(DecisionId.of(decided("it", "k", "completed", "open", "filed")))
                .isNotEqualTo(DecisionId.of(decided("hr", "k", "waived", "open", "filed")))
                .isNotEqualTo(DecisionId.of(decided("hr", "k", "completed", "open", null)));
    }

    @Test
    void whereOneTextEndsAndTheNextBeginsMatters() {
        assertThat(DecisionId.of(new Decided("hr", null, "p", "ab", "c", "", null)))
                .isNotEqualTo(DecisionId.of(new Decided("hr", null, "p", "a", "bc", "", null)));
    }

    @Test
    void aReasonIsNotPrinted() {
        assertThat(CLICK).hasToString("Decided[completed by hr]");
    }

    private static Decided decided(
            String by, @Nullable String key, String said, String before, @Nullable String comment) {
        return new Decided(by, key, "p-1", "task|c-1|contract", said, before, comment);
    }
}
