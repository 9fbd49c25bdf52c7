package dev.footbridge.bridge.plan;

import static dev.footbridge.bridge.plan.Facts.MARA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.checklist.Checklist;
import dev.footbridge.bridge.checklist.Task;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.PolicyHistory;
import dev.footbridge.bridge.policy.WorkerNumbers;
import dev.footbridge.bridge.review.AccessReview;
import dev.footbridge.bridge.review.ReviewItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What was told, and what should be the case then: facts go through the real rules, state is never made by hand. */
final class Story {

    private final List<Fact> facts = new ArrayList<>();
    private final List<Policy> policies = new ArrayList<>(List.of(Policies.CONTRACT));
    private Map<String, LocalDate> connected = Map.of();
    private Map<String, Instant> heardFrom = Map.of();
    private WorkerNumbers numbers = WorkerNumbers.UNKNOWN;
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    static Story given(Fact... told) {
        return new Story().when(told);
    }

    Story when(Fact... told) {
        facts.addAll(List.of(told));
        return this;
    }

    Story at(String time) {
        now = Facts.instant(time);
        return this;
    }

    Story under(Policy... versions) {
        policies.clear();
        policies.addAll(List.of(versions));
        return this;
    }

    Story connected(String source, String day) {
        connected = Map.of(source, LocalDate.parse(day));
        return this;
    }

    Story numbered(WorkerNumbers known) {
        numbers = known;
        return this;
    }

    Story heardFrom(String system, String time) {
        heardFrom = Map.of(system, Facts.instant(time));
        return this;
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    Plan plan() {
        return planOf(facts);
    }

    Plan planOf(List<Fact> told) {
        return Plan.of(PersonFile.of(MARA, told), circumstances());
    }

    Plan planOf(PersonFile file) {
        return Plan.of(file, circumstances());
    }

    Circumstances circumstances() {
        return new Circumstances(now, new PolicyHistory(policies), connected, heardFrom, numbers);
    }

    Checklist onboarding() {
        return list("onboarding");
    }

    /** The only list of a template. */
    Checklist list(String template) {
        assertThat(lists(template)).as(template).hasSize(1);
        return lists(template).get(0);
    }

    List<Checklist> lists(String template) {
        return plan().checklists().stream()
                .filter(list -> list.checklist().equals(template))
                .toList();
    }

    Task task(String id) {
        return task("onboarding", id);
    }

    Task task(String template, String id) {
        var tasks = list(template).tasks();
        return tasks.stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Expected a task " + id + ", but there are " + tasks));
    }

    /** The only review. */
    AccessReview review() {
        assertThat(plan().reviews()).hasSize(1);
        return plan().reviews().get(0);
    }

    ReviewItem item(String entitlement) {
        var items = review().items();
        return items.stream()
                .filter(item -> item.entitlement().toString().equals(entitlement))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Expected an item " + entitlement + ", but there are " + items));
    }

    @SafeVarargs
    final Story then(Consumer<Story>... expectations) {
        for (var expected : expectations) {
            expected.accept(this);
        }
        return this;
    }
}
