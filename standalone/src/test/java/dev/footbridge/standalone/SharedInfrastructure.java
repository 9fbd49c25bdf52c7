package dev.footbridge.standalone;

import dev.footbridge.standalone.embedded.Infrastructure;
import dev.footbridge.testparts.TestBroker;
import dev.footbridge.testparts.TestDatabase;
import dev.footbridge.testparts.TestParts;
import dev.footbridge.testparts.TestRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Broker, registry and PostgreSQL for all tests of one JVM: started when first asked for, in containers or in a home that goes
 * with the JVM. Tests keep apart by names of their own.
 */
public final class SharedInfrastructure {
    private SharedInfrastructure() {}

    private static final class Chosen {
        private static final Infrastructure.Addresses ADDRESSES =
                TestParts.either(SharedInfrastructure::inContainers, SharedInfrastructure::embedded);
    }

    private static final class Embedded {
        private static final Path HOME = temporaryHome();
        private static final Infrastructure RUNNING = Infrastructure.starting(HOME, "for-tests-only");
        private static final Infrastructure.Addresses ADDRESSES = ready();

        private static Infrastructure.Addresses ready() {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                RUNNING.close();
                delete(HOME);
            }));
            try {
                return RUNNING.awaitReady();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static Infrastructure.Addresses addresses() {
        return Chosen.ADDRESSES;
    }

    /** For tests of the embedded parts themselves. */
    static Infrastructure.Addresses embedded() {
        return Embedded.ADDRESSES;
    }

    private static Infrastructure.Addresses inContainers() {
        TestRegistry registry = atTheEnd(TestRegistry.inContainer());
        TestDatabase database = atTheEnd(TestDatabase.started());
        TestBroker broker = atTheEnd(TestBroker.with(1));
        return new Infrastructure.Addresses(
                broker.bootstrapServers(), registry.url(), database.address(), database.user(), database.password());
    }

    private static <T extends AutoCloseable> T atTheEnd(T part) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
        return part;
    }

    static Path temporaryHome() {
        try {
            return Files.createTempDirectory("footbridge test home ").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
