package dev.footbridge.it.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.it.dispatch.TasksQuery.Asked;
import dev.footbridge.it.dispatch.TasksQuery.Place;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TasksQueryTest {
    @Test
    void nothingAskedIsTheFirstFiftyOfAll() {
        assertThat(read(Map.of())).isEqualTo(new TasksQuery(List.of(), null, null, 50, null));
    }

    @Test
    void anyOfSeveralStatusesIsMeant() {
        assertThat(read(Map.of("status", List.of("open", "in-progress"))).statuses())
                .containsExactly(TaskState.OPEN, TaskState.IN_PROGRESS);
    }

    @Test
    void aPageGoesOnWhereTheOneBeforeEnded() {
        var place = new Place("20261201080000000000", "task-1");
        assertThat(read(Map.of("after", List.of(place.cursor()))).after()).isEqualTo(place);
    }

    @Test
    void theNextPageAsksTheSame() {
        var asked =
                read(Map.of("status", List.of("failed", "open"), "system", List.of("crm & co"), "limit", List.of("2")));
        assertThat(read(asked.parameters())).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource({
        "status, lost",
        "status, ''",
        "status, 'open,failed'",
        "stauts, open",
        "limit, 0",
        "limit, 201",
        "limit, many",
        "after, '!'",
        "after, AA",
        "system, 'a\0b'",
        "destination, 'a\0b'"
    })
    void whatIsWrongIsNamedAndNotRepeated(String name, String value) {
        assertThat(TasksQuery.read(Map.of(name, List.of(value))))
                .isInstanceOfSatisfying(Asked.Refused.class, refused -> {
                    assertThat(refused.problems()).containsOnlyKeys(name);
                    assertThat(refused.problems().get(name))
                            .startsWith("Expected ")
                            .doesNotContain("lost", "many", "a\0b");
                });
    }

    @Test
    void onlyOfStatusesThereMayBeSeveral() {
        assertThat(TasksQuery.read(Map.of("system", List.of("crm", "mail")))).isInstanceOf(Asked.Refused.class);
    }

    private static TasksQuery read(Map<String, List<String>> parameters) {
        return ((Asked.For) TasksQuery.read(parameters)).query();
    }
}
