package dev.footbridge.standalone.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A schema registry (Apicurio, Confluent API) in a JVM of its own, on loopback, whose data stays in a directory. */
public final class EmbeddedRegistry implements AutoCloseable {
    /** It is given up when it dies; while it lives it may be slow, as everything is on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String FINISHED = "finished";

    private final Process process;
    private final URI url;

    private EmbeddedRegistry(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    public static EmbeddedRegistry start(Path directory, int port, Path log) throws IOException, InterruptedException {
        Path data = Files.createDirectories(directory).toRealPath();
        String mark = "-Dfootbridge.registry.data=" + data;
        Orphans.endAllWith(mark::equals);
        forgetUnfinished(data);
        Process process = spawn(RegistryApp.installed(), mark, data, port, log);
        EmbeddedRegistry registry = new EmbeddedRegistry(process, address(port));
        try {
            registry.awaitReady(log);
            Files.writeString(data.resolve(FINISHED), "Its tables are there since it first answered.\n");
            return registry;
        } catch (IOException | InterruptedException | RuntimeException e) {
            registry.close();
            throw e;
        }
    }

    /**
     * Its tables are made one by one, and one that is killed in between never starts again. Nobody can have registered
     * anything before it first answered, so it begins anew.
     */
    private static void forgetUnfinished(Path data) throws IOException {
        if (Files.exists(data.resolve(FINISHED))
                || hasRun(data.resolveSibling("kafka").resolve("data"))) {
            return;
        }
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Homes older than the mark: Streams, whose own topics these are, begins only when all schemas are registered. */
    private static boolean hasRun(Path broker) throws IOException {
        if (!Files.isDirectory(broker)) {
            return false;
        }
        try (Stream<Path> files = Files.list(broker)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("bridge-"));
        }
    }

    static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private static Process spawn(RegistryApp app, String mark, Path data, int port, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        // A Ctrl-C reaches every process of the terminal; the registry leaves only when it is told to, after its users.
        command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "footbridge-registry"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(mark, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx192m", "-Xshare:auto"));
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(data.resolve("tmp")));
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        command.addAll(List.of(
                "-Dquarkus.datasource.jdbc.initial-size=2",
                "-Dquarkus.datasource.jdbc.min-size=2",
                "-Dquarkus.datasource.jdbc.max-size=10",
                "-Dquarkus.log.level=WARN",
                "-Dquarkus.banner.enabled=false"));
        command.addAll(List.of("-jar", app.jar().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(app.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(Children.bounded(log).toFile()));
        // H2 would otherwise lose the last half second when it is killed.
        builder.environment()
                .put("REGISTRY_DATASOURCE_URL", "jdbc:h2:file:" + data.resolve("registry") + ";WRITE_DELAY=0");
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive()) {
                throw new IOException("Expected the schema registry to start, but it ended with %d; see %s"
                        .formatted(process.exitValue(), log));
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("Expected the schema registry to answer within %d s, but it did not; see %s"
                        .formatted(PATIENCE.toSeconds(), log));
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
    }

    private boolean answers() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/subjects"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
