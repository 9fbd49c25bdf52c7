package dev.footbridge.bridge.checklist;

import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.policy.ChecklistTemplate;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.PolicyHistory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A checklist through the versions of the policy: drafted by each as far as it was known when the next
 * replaced it, so that what was settled by then stays settled, and what was closed stays closed (R8).
 */
final class Course {

    private final PersonFile file;
    private final Occasion occasion;
    private final String template;
    private final Map<String, Instant> heardFrom;
    private final Map<String, Instant> introduced = new HashMap<>();
    private @Nullable Checklist drafted;

    private Course(PersonFile file, Occasion occasion, String template, Map<String, Instant> heardFrom) {
        this.file = file;
        this.occasion = occasion;
        this.template = template;
        this.heardFrom = heardFrom;
    }

    static Optional<Checklist> of(
            Occasion occasion, String template, PolicyHistory policies, Instant now, Map<String, Instant> heardFrom) {
        return new Course(occasion.file(), occasion, template, heardFrom)
                .through(versions(occasion, template, policies), now);
    }

    /** All since it was opened, unless the one it was opened under says that it stays. */
    private static List<Policy> versions(Occasion occasion, String template, PolicyHistory policies) {
        var since = policies.since(occasion.opened());
        var first = definition(since.get(0), occasion, template);
        return first != null && first.stays() ? since.subList(0, 1) : since;
    }

    private Optional<Checklist> through(List<Policy> versions, Instant now) {
        for (int i = 0; i < versions.size() - 1; i++) {
            var replaced = versions.get(i + 1).publishedAt();
            var until = replaced.isBefore(now) ? replaced : now;
            draft(versions.subList(0, i + 1), file.knownAt(until), until);
            if (drafted != null && drafted.status() == ChecklistStatus.DONE) {
                draft(versions.subList(0, i + 1), file, now);
                return Optional.ofNullable(drafted);
            }
        }
        draft(versions, file, now);
        return Optional.ofNullable(drafted);
    }

    /** By the last of these versions, with what was known at a time. */
    private void draft(List<Policy> versions, PersonFile known, Instant now) {
        var policy = versions.get(versions.size() - 1);
        var then = occasion.in(known, policy);
        if (then.isEmpty()) {
            return;
        }
        var definition = definition(policy, occasion, template);
        if (definition == null || (drafted == null && comesTooLate(versions, then.get()))) {
            drafted = drafted == null ? null : drafted.withdrawn(policy.version());
            return;
        }
        var before = drafted;
        drafted = Draft.of(
                        then.get(), policy, definition, new Draft.Circumstance(now, heardFrom, since(policy, before)))
                .map(draft -> before == null ? draft : draft.keeping(before))
                .orElse(before == null ? null : before.withdrawn(policy.version()));
    }

    /** Since when a task is asked for by a later version than the list was opened under. */
    private Function<String, Instant> since(Policy policy, @Nullable Checklist before) {
        var published = before == null ? Instant.MIN : policy.publishedAt();
        return task -> introduced.computeIfAbsent(task, asked -> published);
    }

    /** A template that is published after someone began does not begin with them; one they had been owed does. */
    private boolean comesTooLate(List<Policy> versions, Occasion then) {
        var policy = versions.get(versions.size() - 1);
        boolean begunBefore = !then.begins(policy).isAfter(policy.publishedAt());
        boolean owedBefore =
                versions.stream().limit(versions.size() - 1L).anyMatch(earlier -> appliesBy(earlier, then));
        return versions.size() > 1 && begunBefore && !owedBefore;
    }

    private boolean appliesBy(Policy policy, Occasion then) {
        var definition = definition(policy, occasion, template);
        return definition != null
                && then.called(policy, definition, policy.publishedAt()).isPresent();
    }

    private static @Nullable ChecklistTemplate definition(Policy policy, Occasion occasion, String id) {
        var template = policy.template(id);
        return template == null || template.trigger() != occasion.trigger() ? null : template;
    }
}
