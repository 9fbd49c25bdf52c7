package dev.footbridge.it.dispatch;

import dev.footbridge.it.dispatch.DispatchProperties.Desk;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works off one destination's tasks: takes one, with its intent written down, makes the call, records what came of it. */
final class DispatchProcessor implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchProcessor.class);
    private static final long SHORT = 100;
    private static final long LONG = 500;

    private final String destination;
    private final Desk desk;
    private final @Nullable GuardedDeskClient client;
    private final DispatchRepository rows;
    private final Supplier<Destinations> policy;
    private final ExecutorService calls;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final RandomGenerator chance = RandomGenerator.getDefault();
    private volatile boolean stopped;

    /** @param client null where the desk pulls */
    DispatchProcessor(
            String destination,
            Desk desk,
            @Nullable GuardedDeskClient client,
            DispatchRepository rows,
            Supplier<Destinations> policy,
            ExecutorService calls,
            MeterRegistry meters,
            InstantSource clock) {
        this.destination = destination;
        this.desk = desk;
        this.client = client;
        this.rows = rows;
        this.policy = policy;
        this.calls = calls;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void run() {
        var idle = SHORT;
        while (!stopped) {
            try {
                idle = work() ? 0 : Math.min(LONG, idle + SHORT);
            } catch (RuntimeException e) { // the database is away, mostly: what is under way is written down
                LOG.warn(
                        "Dispatch to {} lost what it needs and tries again: {}",
                        destination,
                        e.getClass().getName());
                idle = LONG;
            }
            rest(idle);
        }
    }

    private boolean work() {
        var current = policy.get();
        var known = current.byName().get(destination);
        if (known == null || !known.acts() || rows.disabled().containsKey(destination)) {
            return false;
        }
        return client == null ? offer(current) : push(client, current);
    }

    /** A desk that pulls is told by being allowed to see it. */
    private boolean offer(Destinations current) {
        var claim = rows.claim(destination, desk, current, clock.instant());
        claim.ifPresent(offered -> record(offered, new Answer.Taken(null)));
        return claim.isPresent();
    }

    private boolean push(GuardedDeskClient through, Destinations current) {
        if (!through.enter(clock.instant())) {
            return false;
        }
        if (!through.isInRate()) {
            through.leave();
            return false;
        }
        try {
            var claim = rows.claim(destination, desk, current, clock.instant());
            if (claim.isPresent() && isACall(claim.get().step())) {
                calls.execute(() -> call(through, claim.get()));
                return true;
            }
            through.leave();
            return claim.isPresent();
        } catch (RuntimeException e) {
            through.leave();
            throw e;
        }
    }

    private static boolean isACall(Step step) {
        return step instanceof Step.Tell || step instanceof Step.LookUp;
    }

    private void call(GuardedDeskClient through, Claim claim) {
        try {
            record(claim, through.call(claim));
        } catch (RuntimeException e) { // the intent stands: it is settled after its deadline
            LOG.warn(
                    "What {} answered about {} is not written down: {}",
                    destination,
                    claim.reference(),
                    e.getClass().getName());
        }
    }

    private void record(Claim claim, Answer answer) {
        var now = clock.instant();
        if (answer instanceof Answer.Gone) {
            LOG.error("Destination {} answered 410 Gone: nothing is sent to it until it is resumed", destination);
            rows.disable(destination, now, "HTTP 410 Gone");
        } else if (answer instanceof Answer.Refused refused) {
            LOG.error("{} refused task {}: {}; somebody has to look", destination, claim.reference(), refused.why());
        }
        if (!rows.record(claim, claim.task().after(answer, desk.patience(), now, chance.nextDouble()))) {
            LOG.warn(
                    "{} answered about {} after somebody else took over; a ticket may be doubled",
                    destination,
                    claim.reference());
        }
        meters.counter(
                        "footbridge.dispatch.calls",
                        "destination",
                        destination,
                        "step",
                        claim.step() instanceof Step.Tell tell ? tell.kind().type() : "look-up",
                        "answer",
                        answer.getClass().getSimpleName())
                .increment();
    }

    String state() {
        return client == null ? "pulled" : client.state();
    }

    private void rest(long millis) {
        try {
            if (millis > 0) {
                Thread.sleep(millis);
            }
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    void stop() {
        stopped = true;
        if (client != null) {
            client.close();
        }
    }
}
