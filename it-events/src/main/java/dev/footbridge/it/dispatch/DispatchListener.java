package dev.footbridge.it.dispatch;

import dev.footbridge.readmodel.observe.Trail;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts and stops with the process: one worker a destination, as soon as the policy names it. */
final class DispatchListener implements SmartLifecycle, DispatchHealth.Dispatchers {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchListener.class);
    private static final long LOOK = 1_000;

    private final DispatchRepository rows;
    private final DestinationsReader policy;
    private final DispatchProperties desks;
    private final ClearanceProcessor clearance;
    private final TicketsProcessor tickets;
    private final EnvelopeCodec envelopes = new EnvelopeCodec();
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Trail trail;
    private final Map<String, DispatchProcessor> workers = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final ExecutorService calls = Executors.newCachedThreadPool(named("dispatch-call"));
    private volatile boolean running;

    DispatchListener(
            DispatchRepository rows,
            DestinationsReader policy,
            DispatchProperties desks,
            ClearanceProcessor clearance,
            TicketsProcessor tickets,
            MeterRegistry meters,
            InstantSource clock,
            Trail trail) {
        this.rows = rows;
        this.policy = policy;
        this.desks = desks;
        this.clearance = clearance;
        this.tickets = tickets;
        this.meters = meters;
        this.clock = clock;
        this.trail = trail;
    }

    @Override
    public synchronized void start() {
        running = true;
        begin("dispatch-clearance", clearance);
        begin("dispatch-tickets", tickets);
        begin("dispatch-destinations", this::watch);
    }

    private void watch() {
        while (running) {
            try {
                policy.current().byName().keySet().forEach(this::serve);
                TimeUnit.MILLISECONDS.sleep(LOOK);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("Destinations are not known now: {}", e.getClass().getName());
                rest();
            }
        }
    }

    private void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private synchronized void serve(String destination) {
        if (running && !workers.containsKey(destination)) {
            var desk = desks.desk(destination);
            var client = desk.url() == null
                    ? null
                    : new GuardedDeskClient(
                            destination,
                            desk,
                            new DeskClient(destination, desk, envelopes, clock, trail),
                            calls,
                            meters,
                            clock);
            var worker = new DispatchProcessor(destination, desk, client, rows, policy::current, calls, meters, clock);
            workers.put(destination, worker);
            begin("dispatch-" + destination, worker);
        }
    }

    private void begin(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    @Override
    public synchronized void stop() {
        running = false;
        clearance.stop();
        tickets.stop();
        workers.values().forEach(DispatchProcessor::stop);
        threads.forEach(Thread::interrupt);
        calls.shutdown();
        try {
            for (var thread : threads) {
                thread.join(2_000);
            }
            if (!calls.awaitTermination(2, TimeUnit.SECONDS)) {
                calls.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public LinkedHashMap<String, Object> details() {
        var details = new LinkedHashMap<String, Object>();
        if (!clearance.waitsFor().isEmpty()) {
            details.put("waitsFor", clearance.waitsFor());
        }
        workers.forEach((name, worker) -> details.put(name, worker.state()));
        try {
            rows.disabled().forEach((name, why) -> details.put(name, "disabled: " + why));
            rows.faults().forEach((name, count) -> details.put(name + ".failed", count));
        } catch (RuntimeException e) {
            details.put("database", "away");
        }
        return details;
    }

    private static java.util.concurrent.ThreadFactory named(String name) {
        return work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
