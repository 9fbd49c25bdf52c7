package dev.footbridge.standalone.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Broker, registry and PostgreSQL, started beside each other. Closing it leaves no child, however far the start came. */
public final class Infrastructure implements AutoCloseable {
    private static final long LOOK_MILLIS = 25;

    /** Where the parts are reached. */
    public record Addresses(
            String bootstrapServers, URI registry, String databaseUrl, String databaseUser, String databasePassword) {}

    private final Starting<EmbeddedRegistry> registry;
    private final Starting<EmbeddedDatabase> database;
    private final Starting<EmbeddedBroker> broker;
    private final Addresses addresses;
    private final String servicesDoor;

    private Infrastructure(Path home, String databasePassword, @Nullable ServicesDoor door) {
        Ports ports = Ports.rememberedIn(home.resolve("ports.properties"));
        Path logs = home.resolve("logs");
        addresses = new Addresses(
                EmbeddedBroker.address(ports.broker()),
                EmbeddedRegistry.address(ports.registry()),
                EmbeddedDatabase.address(ports.database()),
                EmbeddedDatabase.USER,
                databasePassword);
        servicesDoor = EmbeddedBroker.address(ports.services());
        Properties settings = BrokerSettings.listening(ports.broker(), ports.controller());
        if (door != null) {
            door.openIn(settings, ports.services());
        }
        registry = new Starting<>(
                "registry",
                "the schema registry",
                () -> EmbeddedRegistry.start(home.resolve("registry"), ports.registry(), logs.resolve("registry.log")));
        database = new Starting<>(
                "postgres",
                "PostgreSQL",
                () -> EmbeddedDatabase.start(
                        home.resolve("postgres"), ports.database(), databasePassword, logs.resolve("postgres.log")));
        broker = new Starting<>(
                "broker",
                "Kafka",
                () -> EmbeddedBroker.start(home.resolve("kafka"), settings, this::closeAllButTheBroker));
    }

    /** Begins to start everything and returns at once, so that a stop finds something to close at any time. */
    public static Infrastructure starting(Path home, String databasePassword) {
        return new Infrastructure(home, databasePassword, null);
    }

    /** The same, with a second way into the broker. */
    public static Infrastructure starting(Path home, String databasePassword, ServicesDoor door) {
        return new Infrastructure(home, databasePassword, door);
    }

    /** Where services sign in to the broker. */
    public String servicesDoor() {
        return servicesDoor;
    }

    /** Known from the beginning; somebody answers there when the parts are up. */
    public Addresses addresses() {
        return addresses;
    }

    public Addresses awaitReady() throws IOException {
        return awaitReady(missing -> {});
    }

    /**
     * @param stillMissing told now and then which parts are waited for
     * @throws IOException as soon as any part can never be up
     */
    public Addresses awaitReady(Consumer<List<String>> stillMissing) throws IOException {
        for (List<String> missing = missing(); !missing.isEmpty(); missing = missing()) {
            stillMissing.accept(missing);
            pause();
        }
        return addresses;
    }

    /** The same of the broker alone. */
    public void awaitBroker(Consumer<List<String>> stillMissing) throws IOException {
        for (List<String> missing = missing(); !broker.isUp(); missing = missing()) {
            stillMissing.accept(missing);
            pause();
        }
    }

    private List<String> missing() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Starting<?> part : List.of(broker, registry, database)) {
            if (!part.isUp()) {
                missing.add(part.words());
            }
        }
        return missing;
    }

    /** Whether the registry's process is there: who is slow is waited for, who died is not. */
    public boolean isRegistryAlive() {
        try {
            return registry.isUp() && registry.await().isAlive();
        } catch (IOException neverUp) {
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the parts come up", e);
        }
    }

    /** PostgreSQL and the registry first, beside each other; the broker last, because everything else writes to it. */
    @Override
    public void close() {
        closeAllButTheBroker();
        broker.closing().join();
    }

    private void closeAllButTheBroker() {
        registry.giveUpWaiting();
        CompletableFuture.allOf(database.closing(), registry.closing()).join();
    }
}
