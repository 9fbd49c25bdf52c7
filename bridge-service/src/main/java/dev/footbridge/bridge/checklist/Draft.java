package dev.footbridge.bridge.checklist;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.footbridge.bridge.access.Priority;
import dev.footbridge.bridge.person.DeterministicId;
import dev.footbridge.bridge.policy.ChecklistTemplate;
import dev.footbridge.bridge.policy.ForEach;
import dev.footbridge.bridge.policy.Offset;
import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.TaskTemplate;
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

/** A joiner's checklist by one version of the policy, at one time. */
final class Draft {

    private static final Offset AT_THE_START = new Offset(Offset.Anchor.START, null, null);

    private final Joining joining;
    private final Policy policy;
    private final ChecklistTemplate template;
    private final Circumstance circumstance;
    private final Owed owed;
    private final UUID id;
    private final List<UUID> formerIds;

    /**
     * @param heardFrom by system, when it was last heard from
     * @param introduced by task, since when the policy asks for it, where that is later than the case
     */
    record Circumstance(Instant now, Map<String, Instant> heardFrom, Function<String, Instant> introduced) {}

    private Draft(Joining joining, Policy policy, ChecklistTemplate template, Circumstance circumstance, Owed owed) {
        this.joining = joining;
        this.policy = policy;
        this.template = template;
        this.circumstance = circumstance;
        this.owed = owed;
        this.id = joining.checklistId(template.id());
        this.formerIds = joining.formerChecklistIds(template.id());
    }

    /** None where the template never applied or asks for nothing. */
    static Optional<Checklist> of(
            Joining joining, Policy policy, ChecklistTemplate template, Circumstance circumstance) {
        return Owed.of(joining, policy, template, circumstance.now())
                .map(owed -> new Draft(joining, policy, template, circumstance, owed).checklist())
                .filter(checklist -> !checklist.tasks().isEmpty());
    }

    private Checklist checklist() {
        var lines = template.tasks().stream().flatMap(this::lines).toList();
        var ids = Stream.concat(Stream.of(id), formerIds.stream()).toList();
        var outcomes = lines.stream().collect(toMap(Line::id, line -> Outcome.of(line, ids, joining, policy)));
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
                        joining.file().id(),
                        joining.employment().id(),
                        isOff() ? ChecklistStatus.WITHDRAWN : ChecklistStatus.OPEN,
                        joining.employment().start(),
                        policy.version(),
                        formerIds,
                        tasks)
                .judged();
    }

    private Stream<Line> lines(TaskTemplate task) {
        if (task.forEach() == ForEach.BIRTHRIGHT) {
            return owed.birthrights().entrySet().stream()
                    .map(right -> Line.of(
                            template.id(),
                            task,
                            right.getKey(),
                            right.getValue().wanted(),
                            right.getValue().learned()));
        }
        return task.forEach() == null ? Stream.of(Line.of(template.id(), task, true, owed.learned())) : Stream.empty();
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
        return joining.employment().isCalledOff() || !owed.applies();
    }

    private boolean isWithdrawn(Line line) {
        boolean over = !circumstance.now().isBefore(joining.tenure().ends(policy));
        return isOff() || over || !line.wanted();
    }

    private Task task(Line line, Outcome outcome, List<String> needs, Set<String> settled) {
        var finished = outcome.finished();
        var start = finished.isPresent()
                ? joining.employment().startToldBy(outcome.finishedTold())
                : joining.employment().start();
        var schedule = schedule(line, start);
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
                schedule.late() ? Priority.HIGH : Priority.NORMAL,
                outcome.ticket(),
                outcome.proof().evidence(),
                finished.isPresent() ? outcome.settlement() : null,
                outcome.isReportedDone());
    }

    private TaskStatus pending(Schedule schedule, List<String> needs, Set<String> settled) {
        if (circumstance.now().isBefore(schedule.opens())) {
            return TaskStatus.PLANNED;
        }
        return settled.containsAll(needs) ? TaskStatus.OPEN : TaskStatus.WAITING;
    }

    /** What is due before we learned of it is due at once, and late; it is never skipped (R9). */
    private Schedule schedule(Line line, LocalDate start) {
        var place = joining.tenure().startPlace(policy);
        var offset =
                line.template().due() == null ? AT_THE_START : line.template().due();
        var due = offset.due(start, place, policy.workingDays());
        var learned = latest(
                joining.employment().learned(start),
                line.learned(),
                circumstance.introduced().apply(line.id()));
        boolean late = due.isBefore(learned);
        var dueAt = late ? learned : due;
        var opens = line.template().opens() == null
                ? learned
                : line.template().opens().opens(start, place, policy.workingDays());
        return new Schedule(opens.isAfter(dueAt) ? dueAt : opens, dueAt, late);
    }

    private static Instant latest(Instant... instants) {
        return Stream.of(instants).max(Instant::compareTo).orElseThrow();
    }

    private record Schedule(Instant opens, Instant due, boolean late) {}
}
