package dev.footbridge.standalone;

import dev.footbridge.standalone.embedded.EmbeddedDatabase;
import dev.footbridge.standalone.embedded.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The whole standalone as a user runs it, in a JVM of its own that can be killed. */
public final class StandaloneProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path home;
    private final Path output;
    private final Process process;

    private StandaloneProcess(Path home, Path output, Process process) {
        this.home = home;
        this.output = output;
        this.process = process;
    }

    /** Starts it without waiting; a port is chosen unless the options name one. */
    public static StandaloneProcess starting(Path home, String... options) throws IOException {
        return starting(home, Map.of(), options);
    }

    private static StandaloneProcess starting(Path home, Map<String, String> environment, String... options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.footbridge.standalone.FootbridgeApplication",
                "--home",
                home.toString()));
        command.addAll(List.of("--policies", Path.of("..", "policies").toString()));
        command.addAll(options.length == 0 ? List.of("--port", "0") : List.of(options));
        Path output = Files.createTempFile("footbridge", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new StandaloneProcess(home, output, builder.start());
    }

    public static StandaloneProcess ready(Path home, String... options) throws IOException, InterruptedException {
        return ready(home, Map.of(), options);
    }

    static StandaloneProcess ready(Path home, Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        return starting(home, environment, options).saying("is ready at");
    }

    /** Kafka, the registry and PostgreSQL alone, as a user starts them for services. */
    static StandaloneProcess infrastructure(Path home) throws IOException, InterruptedException {
        return starting(home, "--infrastructure").saying("what services need to know");
    }

    private StandaloneProcess saying(String words) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!output().contains(words)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                kill();
                throw new IOException("Expected it to get ready, but it said: " + output());
            }
            Thread.sleep(50);
        }
        return this;
    }

    public String url() {
        return access().url();
    }

    Access access() {
        return read("access.json", Access.class);
    }

    /** Where the parts are, as the home remembers it. */
    public Infrastructure.Addresses addresses() throws IOException {
        Properties ports = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("ports.properties"))) {
            ports.load(reader);
        }
        return new Infrastructure.Addresses(
                "127.0.0.1:" + ports.getProperty("broker"),
                URI.create("http://127.0.0.1:" + ports.getProperty("registry") + "/apis/ccompat/v7"),
                "jdbc:postgresql://127.0.0.1:" + ports.getProperty("database") + "/footbridge",
                EmbeddedDatabase.USER,
                read("secrets.json", Secrets.class).databasePassword());
    }

    private <T> T read(String file, Class<T> type) {
        return PrivateJsonCodec.readOrCreate(home.resolve(file), type, () -> {
            throw new IllegalStateException("Expected " + file + " to be written at the first start, but it is not");
        });
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processes of this home that are alive, children and orphans alike. */
    public List<ProcessHandle> children() {
        return ProcessHandle.allProcesses()
                .filter(p -> p.pid() != process.pid())
                .filter(p -> p.info()
                        .commandLine()
                        .filter(line -> line.contains(home + "/"))
                        .isPresent())
                .toList();
    }

    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** @return the exit code */
    public int awaitEnd() {
        return process.onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join()
                .exitValue();
    }

    public int stop() {
        process.destroy();
        return awaitEnd();
    }

    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            stop();
        }
        children().forEach(child -> {
            child.destroyForcibly();
            child.onExit().join();
        });
        forgetOutput();
    }

    /** For one whose children are left to the next start. */
    void forgetOutput() throws IOException {
        Files.deleteIfExists(output);
    }
}
