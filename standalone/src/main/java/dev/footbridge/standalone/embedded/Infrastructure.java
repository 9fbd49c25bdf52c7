package dev.footbridge.standalone.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Broker, registry and PostgreSQL, started beside each other. Closing it leaves no child, however far the start came. */
public final class Infrastructure implements AutoCloseable {
    /** Where the parts are reached. */
    public record Addresses(
            String bootstrapServers, URI registry, String databaseUrl, String databaseUser, String databasePassword) {}

    private final Starting<EmbeddedRegistry> registry;
    private final Starting<EmbeddedDatabase> database;
    private final Starting<EmbeddedBroker> broker;
    private final String databasePassword;

    private Infrastructure(Path home, String databasePassword) {
        Ports ports = Ports.rememberedIn(home.resolve("ports.properties"));
        Path logs = home.resolve("logs");
        this.databasePassword = databasePassword;
        registry = new Starting<>(
                "registry",
                () -> EmbeddedRegistry.start(home.resolve("registry"), ports.registry(), logs.resolve("registry.log")));
        database = new Starting<>(
                "postgres",
                () -> EmbeddedDatabase.start(
                        home.resolve("postgres"), ports.database(), databasePassword, logs.resolve("postgres.log")));
        broker = new Starting<>(
                "broker", () -> EmbeddedBroker.start(home.resolve("kafka"), ports.broker(), ports.controller()));
    }

    /** Begins to start everything and returns at once, so that a stop finds something to close at any time. */
    public static Infrastructure starting(Path home, String databasePassword) {
        return new Infrastructure(home, databasePassword);
    }

    public Addresses awaitReady() throws IOException {
        return new Addresses(
                broker.await().bootstrapServers(),
                registry.await().url(),
                database.await().url(),
                EmbeddedDatabase.USER,
                databasePassword);
    }

    /** PostgreSQL and the registry first, beside each other; the broker last, because everything else writes to it. */
    @Override
    public void close() {
        registry.giveUpWaiting();
        CompletableFuture.allOf(database.closing(), registry.closing()).join();
        broker.closing().join();
    }
}
