package dev.footbridge.bridge.checklist;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.policy.ChecklistTemplate;
import dev.footbridge.bridge.policy.Offset;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.Trigger;
import dev.footbridge.bridge.policy.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** A checklist by one version of the policy, at one time. */
final class Draft {

    private final Occasion occasion;
    private final Policy policy;
    private final ChecklistTemplate template;
    private final Circumstance circumstance;
    private final Occasion.Called called;
    private final UUID id;
    private final List<UUID> formerIds;

    /**
     * @param heardFrom by system, when it was last heard from
     * @param introduced by task, since when the policy asks for it, where that is later than the case
     */
    record Circumstance(Instant now, Map<String, Instant> heardFrom, Function<String, Instant> introduced) {}

    private Draft(
            Occasion occasion,
            Policy policy,
            ChecklistTemplate template,
            Circumstance circumstance,
            Occasion.Called called) {
        this.occasion = occasion;
        this.policy = policy;
        this.template = template;
        this.circumstance = circumstance;
        this.called = called;
        this.id = occasion.checklistId(template.id());
        this.formerIds = occasion.formerChecklistIds(template.id());
    }

    /** None where the template never applied or asks for nothing. */
    static Optional<Checklist> of(
            Occasion occasion, Policy policy, ChecklistTemplate template, Circumstance circumstance) {
        return occasion.called(policy, template, circumstance.now())
                .map(called -> new Draft(occasion, policy, template, circumstance, called).checklist())
                .filter(checklist -> !checklist.tasks().isEmpty());
    }

    private Checklist checklist() {
        var lines = called.lines();
        var ids = Stream.concat(Stream.of(id), formerIds.stream()).toList();
        var outcomes = lines.stream().collect(toMap(Line::id, line -> outcome(line, ids)));
        var settled = lines.stream()
                .filter(line -> outcomes.get(line.id()).finished().isPresent() || isWithdrawn(line))
                .map(Line::id)
                .collect(toSet());
        var tasks = lines.stream()
                .map(line -> task(line, outcomes.get(line.id()), needs(line, lines), settled))
                .toList();
        return new Checklist(
                        id,
                        template.id(),
                        Wording.of("checklist/" + template.id()),
                        occasion.file().id(),
                        occasion.employment().id(),
                        isOff() ? ChecklistStatus.WITHDRAWN : ChecklistStatus.OPEN,
                        occasion.anchor(),
                        policy.version(),
                        formerIds,
                        tasks)
                .judged();
    }

    private static List<String> needs(Line line, List<Line> lines) {
        return lines.stream()
                .filter(other ->
                        line.template().needs().contains(other.template().id()))
                .map(Line::id)
                .toList();
    }

    /** The employment will not be, the template no longer applies: the list as a whole is off. */
    private boolean isOff() {
        return occasion.isOff() || !called.applies();
    }

    private boolean isWithdrawn(Line line) {
        return isOff() || occasion.isOver(policy, circumstance.now()) || !line.wanted();
    }

    private Task task(Line line, Outcome outcome, List<String> needs, Set<String> settled) {
        var finished = outcome.finished();
        var schedule = schedule(
                line, finished.isPresent() ? occasion.anchorToldBy(outcome.finishedTold()) : occasion.anchor());
        var status = finished.orElseGet(() -> isWithdrawn(line)
                ? TaskStatus.WITHDRAWN
                : outcome.reported(policy, circumstance.now(), circumstance.heardFrom())
                        .orElseGet(() -> pending(schedule, needs, settled)));
        return new Task(
                line.id(),
                DeterministicId.ofTask(id, line.id()),
                line.name(),
                line.template().owner() == null ? "" : line.template().owner(),
                status,
                schedule.due(),
                schedule.opens(),
                schedule.late(),
                needs,
                line.provision(),
                occasion.priority(schedule.late()),
                outcome.ticket(),
                outcome.proof().evidence(),
                finished.isPresent() || outcome.isCompletedByPerson() ? outcome.settlement() : null,
                outcome.isReportedDone(),
                status == TaskStatus.IN_PROGRESS
                        ? outcome.awaits(policy, circumstance.now(), circumstance.heardFrom())
                        : Set.of());
    }

    private TaskStatus pending(Schedule schedule, List<String> needs, Set<String> settled) {
        if (circumstance.now().isBefore(schedule.opens())) {
            return TaskStatus.PLANNED;
        }
        return settled.containsAll(needs) ? TaskStatus.OPEN : TaskStatus.WAITING;
    }

    /** What is due before we learned of it is due at once, and late; it is never skipped (R9). */
    private Schedule schedule(Line line, LocalDate anchor) {
        var place = occasion.place(policy);
        var offset =
                line.template().due() == null ? atTheAnchor() : line.template().due();
        var learned = latest(
                occasion.learned(anchor),
                line.learned(),
                circumstance.introduced().apply(line.id()));
        boolean late = offset.due(anchor, place, policy.workingDays()).isBefore(learned);
        var dueAt = latest(occasion.due(offset, anchor, policy), learned);
        var opens = line.template().opens() == null
                ? occasion.opensBy(dueAt, learned, policy)
                : line.template().opens().opens(anchor, place, policy.workingDays());
        return new Schedule(opens.isAfter(dueAt) ? dueAt : opens, dueAt, late);
    }

    /** Its own anchor, which a leave has at the end of its day and the others at the beginning. */
    private Offset atTheAnchor() {
        var anchor = template.trigger() == Trigger.LEFT ? Offset.Anchor.END : Offset.Anchor.EFFECTIVE;
        return new Offset(anchor, null, null);
    }

    private Outcome outcome(Line line, List<UUID> checklistIds) {
        var taskIds = checklistIds.stream()
                .map(checklist -> DeterministicId.ofTask(checklist, line.id()))
                .toList();
        return Outcome.of(taskIds, occasion.file(), occasion.proof(line, policy));
    }

    private static Instant latest(Instant... instants) {
        return Stream.of(instants).max(Instant::compareTo).orElseThrow();
    }

    private record Schedule(Instant opens, Instant due, boolean late) {}
}
