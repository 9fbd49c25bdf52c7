package dev.footbridge.bridge.person;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Facts about one person as a seed has them: few enough dates and things that they meet all the time. */
public final class RandomFacts {

    public static final PersonId PERSON = new PersonId(new UUID(0, 7));

    private static final LocalDate FIRST = LocalDate.parse("2026-11-20");
    private static final List<String> TASKS =
            List.of("contract", "laptop", "access[crm/user]", "access[mail/mailbox]", "buddy", "feedback");

    private final Random random;
    private final List<String> moves = new ArrayList<>();
    private final List<String> decisions = new ArrayList<>();
    private int ids;

    public RandomFacts(long seed) {
        this.random = new Random(seed);
    }

    public List<Fact> some(int most) {
        return new ArrayList<>(IntStream.range(0, 1 + random.nextInt(most))
                .mapToObj(i -> one())
                .toList());
    }

    /** Of statements about one employment relation alone. */
    public List<Fact> statements(int most) {
        return new ArrayList<>(IntStream.range(0, 1 + random.nextInt(most))
                .mapToObj(i -> statement(told(), 6))
                .toList());
    }

    /** In another order, some of them more than once, and the copies recorded later or earlier. */
    public List<Fact> shuffledAndDoubled(List<Fact> facts) {
        var more = new ArrayList<>(facts);
        facts.stream().filter(fact -> random.nextInt(3) == 0).map(this::again).forEach(more::add);
        Collections.shuffle(more, random);
        return more;
    }

    public List<Fact> partOf(List<Fact> facts) {
        return new ArrayList<>(
                facts.stream().filter(fact -> random.nextBoolean()).toList());
    }

    public Instant instant() {
        return FIRST.atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(random.nextInt(60 * 86_400));
    }

    /** The same fact, put on our log once more: for those of one kind with another time of it. */
    private Fact again(Fact fact) {
        if (fact instanceof Fact.AccessGranted granted) {
            var told = granted.told();
            return new Fact.AccessGranted(
                    new Told(
                            told.eventId(),
                            told.source(),
                            told.sourceEventId(),
                            told.effective(),
                            told.told(),
                            instant(),
                            told.revision()),
                    granted.entitlement(),
                    granted.account(),
                    granted.until());
        }
        return fact;
    }

    private @Nullable AccountKey account() {
        int which = random.nextInt(4);
        return which == 0 ? null : new AccountKey(which < 3 ? "crm" : "okta", "a" + which);
    }

    private Fact one() {
        var told = told();
        int kind = random.nextInt(19);
        return switch (kind) {
            case 6 -> new Fact.AbsenceStarted(told, worker(), day(), random.nextBoolean() ? day() : null);
            case 7 -> new Fact.AbsenceEnded(told, worker(), day());
            case 8 -> new Fact.PersonChanged(told, day(), personal());
            case 9 -> new Fact.ProjectJoined(told, "atlas", day(), null);
            case 10 -> new Fact.ProjectLeft(told, "atlas", day());
            case 11 ->
                new Fact.AccessGranted(told, entitlement(), account(), random.nextInt(3) == 0 ? instant() : null);
            case 12 -> new Fact.AccessRevoked(told, entitlement(), account());
            case 13 -> new Fact.AssetAssigned(told, "laptop", "TAG-" + random.nextInt(2));
            case 14 -> report(told);
            case 15 -> decision(told);
            case 16, 17 -> ofReview(told);
            case 18 -> new Fact.RecognitionGiven(told, "peer", random.nextBoolean() ? "atlas" : null);
            default -> statement(told, kind);
        };
    }

    private Fact statement(Told told, int kinds) {
        return switch (random.nextInt(Math.max(kinds, 1)) % 6) {
            case 2 -> moved(told);
            case 3 -> new Fact.WorkerLeft(told, worker(), day(), null, random.nextInt(5) == 0);
            case 4 -> new Fact.HireRescinded(told, worker(), random.nextBoolean() ? day() : null);
            case 5 -> new Fact.DepartureWithdrawn(told, worker());
            default -> hire(told);
        };
    }

    private Fact hire(Told told) {
        var details = EmploymentDetails.of(
                Map.of("type", "employee", "department", value(), "location", "DE-BER", field(), value()));
        return new Fact.WorkerHired(
                told,
                worker(),
                random.nextInt(4) == 0 ? "K" + random.nextInt(2) : null,
                personal(),
                details,
                day(),
                random.nextInt(6) == 0 ? day() : null);
    }

    /** About the list of the hire told first, as far as ids go by chance. */
    private Fact report(Told told) {
        return new Fact.TaskReported(
                told, task(), TaskReport.values()[random.nextInt(TaskReport.values().length)], null, null, null);
    }

    private Fact decision(Told told) {
        return random.nextBoolean()
                ? new Fact.TaskCompleted(told, task(), "someone", null)
                : new Fact.TaskWaived(told, task(), "someone", null);
    }

    private Fact moved(Told told) {
        var field = random.nextInt(3) == 0 ? "department" : field();
        moves.add(told.eventId());
        return new Fact.WorkerMoved(told, worker(), day(), Map.of(field, value()));
    }

    /** About the review of a move of before, or what the desk says about carrying out a decision of before. */
    private Fact ofReview(Told told) {
        if (moves.isEmpty() || (random.nextBoolean() && !decisions.isEmpty())) {
            var task = decisions.isEmpty() ? "none" : decisions.get(random.nextInt(decisions.size()));
            return new Fact.TaskReported(
                    told,
                    DeterministicId.ofRemediation(task).toString(),
                    TaskReport.values()[random.nextInt(TaskReport.values().length)],
                    null,
                    null,
                    null);
        }
        decisions.add(told.eventId());
        var move = moves.get(random.nextInt(moves.size()));
        return new Fact.ReviewDecided(
                told,
                DeterministicId.ofReview(employment(), "move@" + move).toString(),
                DeterministicId.ofReviewItem(entitlement()).toString(),
                ReviewDecision.values()[random.nextInt(3)],
                "account-" + random.nextInt(3));
    }

    private String task() {
        var checklist = DeterministicId.ofChecklist(employment(), "onboarding");
        return DeterministicId.ofTask(checklist, TASKS.get(random.nextInt(TASKS.size())))
                .toString();
    }

    private UUID employment() {
        return random.nextBoolean()
                ? DeterministicId.ofEmploymentKey("hr", "K" + random.nextInt(2))
                : DeterministicId.ofFirstHire(worker(), String.valueOf(random.nextInt(6)));
    }

    private Told told() {
        var id = String.valueOf(ids++);
        return new Told("e" + random.nextInt(1_000_000) + "-" + id, "hr", id, instant(), instant(), instant(), 0);
    }

    private WorkerKey worker() {
        return new WorkerKey("hr", "w");
    }

    private LocalDate day() {
        return FIRST.plusDays(random.nextInt(8) * 4L);
    }

    private Entitlement entitlement() {
        return Entitlement.of(random.nextBoolean() ? "crm/user" : "mail/mailbox");
    }

    private PersonalData personal() {
        return new PersonalData(Map.of(random.nextBoolean() ? "givenName" : "workEmail", "p" + random.nextInt(9)));
    }

    private String field() {
        return random.nextBoolean() ? "title" : "roleFamily";
    }

    private String value() {
        return random.nextBoolean() ? "Sales" : "Finance";
    }
}
