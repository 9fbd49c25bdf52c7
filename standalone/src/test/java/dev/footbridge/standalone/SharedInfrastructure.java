package dev.footbridge.standalone;

import dev.footbridge.standalone.embedded.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Broker, registry and PostgreSQL for all tests of one JVM: started when first asked for, in a home that goes with the
 * JVM. Tests keep apart by names of their own.
 */
public final class SharedInfrastructure {
    private static final Path HOME = temporaryHome();
    private static final Infrastructure RUNNING = Infrastructure.starting(HOME, "for-tests-only");
    private static final Infrastructure.Addresses ADDRESSES = ready();

    private SharedInfrastructure() {}

    public static Infrastructure.Addresses addresses() {
        return ADDRESSES;
    }

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
