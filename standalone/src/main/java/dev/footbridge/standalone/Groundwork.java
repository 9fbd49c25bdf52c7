package dev.footbridge.standalone;

import dev.footbridge.readmodel.projection.Migrations;
import dev.footbridge.schemas.deploy.Deployment;
import dev.footbridge.schemas.registry.Patience;
import dev.footbridge.schemas.wire.Wire;
import dev.footbridge.standalone.embedded.Infrastructure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;

/**
 * The parts, their topics and subjects: made while the application already begins. What speaks to one of them as it is made
 * waits here until they are there.
 */
final class Groundwork implements InstantiationAwareBeanPostProcessor {
    static final int PARTITIONS = 4;
    private static final short REPLICATION = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration SAID_EVERY = Duration.ofSeconds(10);
    private static final List<Class<?>> SPEAK_AT_ONCE = List.of(Migrations.class, Wire.class);

    private final Infrastructure infrastructure;
    private final Progress progress;
    private final CompletableFuture<Void> laid = new CompletableFuture<>();
    private long said = System.nanoTime();

    private Groundwork(Infrastructure infrastructure, Progress progress) {
        this.infrastructure = infrastructure;
        this.progress = progress;
    }

    static Groundwork begun(Infrastructure infrastructure, Progress progress) {
        Groundwork groundwork = new Groundwork(infrastructure, progress);
        Thread thread = new Thread(groundwork::lay, "groundwork");
        thread.setDaemon(true);
        thread.start();
        return groundwork;
    }

    private void lay() {
        try {
            infrastructure.awaitBroker(this::sayNowAndThen);
            Deployment.createTopics(infrastructure.addresses().bootstrapServers(), PARTITIONS, REPLICATION);
            infrastructure.awaitReady(this::sayNowAndThen);
            progress.saysWithTime("Kafka, the schema registry and PostgreSQL are up");
            Deployment.register(
                    infrastructure.addresses().registry(),
                    Patience.of(PATIENCE).asLongAs(infrastructure::isRegistryAlive));
            laid.complete(null);
        } catch (Exception | LinkageError e) {
            laid.completeExceptionally(e);
        }
    }

    private void sayNowAndThen(List<String> missing) {
        if (System.nanoTime() - said > SAID_EVERY.toNanos()) {
            said = System.nanoTime();
            progress.saysWithTime("Still waiting for " + listed(missing));
        }
    }

    private static String listed(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    @Override
    public @Nullable Object postProcessBeforeInstantiation(Class<?> type, String name) {
        if (SPEAK_AT_ONCE.stream().anyMatch(one -> one.isAssignableFrom(type))) {
            await();
        }
        return null;
    }

    /** Fails with what went wrong in a part, never with what came of it. */
    void await() {
        try {
            laid.join();
        } catch (CompletionException e) {
            throw new PartMissing(e.getCause());
        }
    }

    /** The start cannot go on without a part. */
    static final class PartMissing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PartMissing(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }
}
