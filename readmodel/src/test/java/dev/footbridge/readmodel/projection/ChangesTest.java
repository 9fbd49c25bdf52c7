package dev.footbridge.readmodel.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of one key told of more than once in a batch, what is latest stays, by a number or by a time. */
class ChangesTest {
    private static final Table COUNTED = table("revision", "bigint");
    private static final Table TIMED = table("at", "timestamptz");
    private static final Instant NINE = Instant.parse("2026-11-25T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-25T10:00:00Z");

    private final Changes changes = new Changes();

    @Test
    void theHigherNumberStaysWhicheverComesFirst() {
        assertThat(changes.put(COUNTED, "one", 2L, "second")).isTrue();
        assertThat(changes.put(COUNTED, "one", 1, "first")).isFalse();
        assertThat(row(COUNTED)).containsExactly("one", 2L, "second");
    }

    @Test
    void theLaterTimeStaysWhicheverComesFirst() {
        assertThat(changes.put(TIMED, "one", TEN, "completed")).isTrue();
        assertThat(changes.put(TIMED, "one", NINE, "in-progress")).isFalse();
        assertThat(row(TIMED)).containsExactly("one", TEN, "completed");
    }

    @Test
    void ofTheSameTimeWhatComesLastStays() {
        assertThat(changes.put(TIMED, "one", TEN, "in-progress")).isTrue();
        assertThat(changes.put(TIMED, "one", TEN, "completed")).isTrue();
        assertThat(row(TIMED)).containsExactly("one", TEN, "completed");
    }

    private List<Object> row(Table table) {
        return List.copyOf(changes.tables().get(table).puts.get(List.<Object>of("one")));
    }

    private static Table table(String version, String type) {
        return Table.named("trial." + version)
                .key("id", "text")
                .column(version, type)
                .column("status", "text")
                .latestBy(version);
    }
}
