package dev.footbridge.standalone.embedded;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Children that outlived a killed parent. They are known by an argument that names our home, never by a remembered
 * process id alone, which may be somebody else's by now.
 */
final class Orphans {
    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Orphans() {}

    static void endAllWith(Predicate<String> argument) {
        List<ProcessHandle> found =
                ProcessHandle.allProcesses().filter(p -> has(p, argument)).toList();
        found.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle orphan : found) {
            awaitEnd(orphan);
            LOG.info("Ended process {}, left behind by an earlier start", orphan.pid());
        }
    }

    static boolean has(ProcessHandle process, Predicate<String> argument) {
        return process.info()
                .arguments()
                .filter(all -> Arrays.stream(all).anyMatch(argument))
                .isPresent();
    }

    private static void awaitEnd(ProcessHandle orphan) {
        try {
            orphan.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "Expected process " + orphan.pid() + " of an earlier start to end, but it goes on", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while an earlier process ends", e);
        }
    }
}
