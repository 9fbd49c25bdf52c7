package dev.footbridge.it.dispatch;

import dev.footbridge.it.dispatch.ReportsProducer.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes what a pulling desk says about a task: on the log first, then shown. */
final class ReportsProcessor {
    /** Clocks differ by less; what is told of a later time than this is a mistake. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private final ListingRepository tasks;
    private final ReportsProducer reports;
    private final DestinationsReader policy;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    ReportsProcessor(
            ListingRepository tasks,
            ReportsProducer reports,
            DestinationsReader policy,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.tasks = tasks;
        this.reports = reports;
        this.policy = policy;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What became of it; the HTTP answer is a function of this. */
    sealed interface Outcome {
        record OnLog(String task, TaskState state, String position) implements Outcome {}

        record SaidBefore(String task, TaskState state) implements Outcome {}

        record Unknown() implements Outcome {}

        record NoteMissing() implements Outcome {}

        record WrongState(String why) implements Outcome {}

        record LogAway() implements Outcome {}
    }

    /** What a desk says about a task. */
    record Said(
            @Nullable String ticket,
            @Nullable String note,
            @Nullable String by) {
        static final Said NOTHING = new Said(null, null, null);

        @Override
        public String toString() {
            return "Said"; // a note is somebody's
        }
    }

    Outcome report(String id, TaskState.Verb verb, Said said, String caller, @Nullable String key) {
        if (verb.needsNote() && (said.note() == null || said.note().isBlank())) {
            return new Outcome.NoteMissing();
        }
        return transaction.execute(status -> {
            tasks.hold(id);
            return tasks.one(id, policy.current())
                    .map(line -> about(line, verb, said, caller, key))
                    .orElseGet(Outcome.Unknown::new);
        });
    }

    private Outcome about(
            ListingRepository.Line line, TaskState.Verb verb, Said said, String caller, @Nullable String key) {
        var task = line.errand().task();
        var id = ReportId.of(task, verb, line.errand().revision(), key, line.lastReport());
        if (line.state() == verb.to() || id.equals(line.lastReport()) || key != null && tasks.wasTold(id)) {
            return new Outcome.SaidBefore(task, line.state());
        }
        if (line.state() == TaskState.OBSERVED || !line.acts()) {
            return new Outcome.WrongState(
                    "Expected a destination that acts, but this one observes: nothing is to be done yet");
        }
        if (!verb.mayFollow(line.state())) {
            return new Outcome.WrongState("Expected a task that can take this, but it is "
                    + line.state().word());
        }
        var by = said.by() == null ? caller : said.by();
        var ticket = Optional.ofNullable(said.ticket()).orElse(line.ticket());
        return tell(
                new Report(id, task, verb.to(), ticket, said.note(), by, after(line.lastReportedAt())), key != null);
    }

    /** It answers what was reported before, so it is later, although the clock of whoever reported that is ahead of ours. */
    private Instant after(@Nullable Instant before) {
        var now = clock.instant();
        return before == null || before.isBefore(now) || before.isAfter(now.plus(AHEAD)) ? now : before.plusMillis(1);
    }

    private Outcome tell(Report report, boolean underAKey) {
        return reports.tell(report)
                .<Outcome>map(position -> {
                    tasks.reported(report);
                    if (underAKey) {
                        tasks.told(report);
                    }
                    return new Outcome.OnLog(report.task(), report.status(), position);
                })
                .orElseGet(Outcome.LogAway::new);
    }
}
