package dev.footbridge.standalone;

import dev.footbridge.standalone.embedded.Infrastructure;
import dev.footbridge.standalone.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The services in processes of their own, each its one file, on parts that {@code ./run --infrastructure} started. */
public final class Services implements Footbridge, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path home;
    private final StandaloneProcess parts;
    private final Map<String, Running> running = new LinkedHashMap<>();

    private record Running(Process process, Path output, int port) {}

    public Services(Path home) throws IOException, InterruptedException {
        this.home = home;
        this.parts = StandaloneProcess.infrastructure(home);
    }

    /** @param name which it has among the others; what follows the module's is a number */
    public void start(String name, String module, String... environment) throws IOException {
        int port = Ports.anyFree();
        Path output = Files.createTempFile(name, ".out");
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "set -a; . \"$0\"; set +a; exec env \"$@\"",
                home.resolve(module + ".env").toString()));
        command.addAll(List.of(environment));
        command.addAll(List.of("SERVER_PORT=" + port, java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Xmx256m", "-jar", fileOf(module).toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        running.put(name, new Running(process, output, port));
    }

    /** One of its commands with these variables alone, to its end. */
    public static Ended run(String module, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                java(), "-XX:TieredStopAtLevel=1", "-jar", fileOf(module).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("FOOTBRIDGE_") || name.startsWith("SPRING_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    public record Ended(int exitCode, String said) {}

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path fileOf(String module) throws IOException {
        Path target = Path.of("..", module, "target").toAbsolutePath().normalize();
        try (var files = Files.newDirectoryStream(target, module + "-*-exec.jar")) {
            for (Path file : files) {
                return file;
            }
        }
        throw new IOException(
                "Expected %s-*-exec.jar in %s, but it is not there: package makes it".formatted(module, target));
    }

    public void awaitReady(String... names) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (String name : names) {
            while (!isReady(name)) {
                if (!running.get(name).process().isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "Expected %s to get ready, but it said: %s".formatted(name, output(name)));
                }
                Thread.sleep(100);
            }
        }
    }

    private boolean isReady(String name) throws InterruptedException {
        URI health = URI.create(url(name) + "/actuator/health/readiness");
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(health)
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public String output(String name) {
        try {
            return Files.readString(running.get(name).output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a service is told by its file. */
    public Map<String, String> environmentOf(String module) throws IOException {
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "set -a; . \"$0\"; set +a; env -0",
                        home.resolve(module + ".env").toString())
                .start();
        Map<String, String> variables = new LinkedHashMap<>();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        for (String variable : said.split("\0")) {
            variables.put(variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1));
        }
        return variables;
    }

    /** What the parts wrote down. */
    public List<String> brokersLog() {
        try {
            return Files.readAllLines(home.resolve("logs/footbridge.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9}: nothing of it runs any more, and nobody was told. */
    public void kill(String name) {
        running.get(name).process().destroyForcibly().onExit().join();
    }

    public String url(String name) {
        return "http://localhost:" + running.get(name).port();
    }

    /** The gateways by their paths; the stream from the last bridge, everything else from the first. */
    @Override
    public String urlOf(String path) {
        if (path.startsWith("/hr")) {
            return url("hr-events");
        }
        if (path.startsWith("/it")) {
            return url("it-events");
        }
        List<String> bridges = running.keySet().stream()
                .filter(name -> name.startsWith("bridge"))
                .filter(name -> running.get(name).process().isAlive())
                .toList();
        return url(bridges.get(path.startsWith("/api/stream") ? bridges.size() - 1 : 0));
    }

    @Override
    public String token(String account) {
        return parts.access().accounts().get(account).token();
    }

    @Override
    public String secret(String source) {
        return parts.access().sources().get(source).secret();
    }

    @Override
    public Infrastructure.Addresses addresses() {
        try {
            return parts.addresses();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the services as an operator does, then the parts; what is left then should be nothing. */
    public List<ProcessHandle> stop() {
        running.values().forEach(one -> one.process().destroy());
        running.values().forEach(one -> one.process().onExit().join());
        parts.stop();
        return parts.children();
    }

    @Override
    public void close() {
        running.values().forEach(one -> one.process().destroyForcibly().onExit().join());
        try {
            parts.close();
            for (Running one : running.values()) {
                Files.deleteIfExists(one.output());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
