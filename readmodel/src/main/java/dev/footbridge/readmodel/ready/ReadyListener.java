package dev.footbridge.readmodel.ready;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** Holds "ready" back until it is so: every part has rehearsed, and what must be so is. */
final class ReadyListener implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ReadyListener.class);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int AT_ONCE = 2;

    private final List<Readiness> readinesses;
    private final List<Rehearsal> rehearsals;
    private final Duration rehearsing;
    private final Duration saidEvery;
    private final Consumer<StillWaiting> listener;
    private final BooleanSupplier goesOn;

    /**
     * @param rehearsing how long rehearsals may take; what takes longer is not waited for
     * @param saidEvery how often it is said what is waited for
     * @param goesOn false when the application is being stopped
     */
    ReadyListener(
            List<Readiness> readinesses,
            List<Rehearsal> rehearsals,
            Duration rehearsing,
            Duration saidEvery,
            Consumer<StillWaiting> listener,
            BooleanSupplier goesOn) {
        this.readinesses = List.copyOf(readinesses);
        this.rehearsals = List.copyOf(rehearsals);
        this.rehearsing = rehearsing;
        this.saidEvery = saidEvery;
        this.listener = listener;
        this.goesOn = goesOn;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        var began = System.nanoTime();
        var rehearsed = rehearse();
        var said = began;
        for (var missing = missing(); goesOn.getAsBoolean(); missing = missing()) {
            var took = System.nanoTime() - began;
            if (missing.isEmpty() && (rehearsed.getCount() == 0 || took > rehearsing.toNanos())) {
                LOG.info("Ready after waiting {} ms", Duration.ofNanos(took).toMillis());
                return;
            }
            if (System.nanoTime() - said > saidEvery.toNanos()) {
                said = System.nanoTime();
                say(missing);
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    private List<String> missing() {
        return readinesses.stream()
                .filter(one -> !one.isReached().getAsBoolean())
                .map(Readiness::of)
                .toList();
    }

    private void say(List<String> missing) {
        var waitsFor = new ArrayList<>(missing);
        if (waitsFor.isEmpty()) {
            waitsFor.add("its rehearsal");
        }
        LOG.info("Still waiting for {}", waitsFor);
        listener.accept(new StillWaiting(waitsFor));
    }

    /** One that fails costs the first who comes some time, and nothing else. */
    private CountDownLatch rehearse() {
        var queue = new ConcurrentLinkedQueue<>(rehearsals);
        var rehearsed = new CountDownLatch(rehearsals.size());
        for (var number = 0; number < Math.min(AT_ONCE, rehearsals.size()); number++) {
            var thread = new Thread(() -> work(queue, rehearsed), "rehearsal-" + number);
            thread.setDaemon(true);
            thread.start();
        }
        return rehearsed;
    }

    private static void work(ConcurrentLinkedQueue<Rehearsal> queue, CountDownLatch rehearsed) {
        for (var rehearsal = queue.poll(); rehearsal != null; rehearsal = queue.poll()) {
            var began = System.nanoTime();
            try {
                rehearsal.play().play();
                LOG.info(
                        "Rehearsed {} in {} ms",
                        rehearsal.of(),
                        Duration.ofNanos(System.nanoTime() - began).toMillis());
            } catch (Exception | LinkageError e) {
                LOG.warn("Expected {} to rehearse, but it failed", rehearsal.of(), e);
            } finally {
                rehearsed.countDown();
            }
        }
    }
}
