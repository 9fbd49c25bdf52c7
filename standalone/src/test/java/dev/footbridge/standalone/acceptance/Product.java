package dev.footbridge.standalone.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The standalone as people start it: a process of its own, in a home of its own, that can be killed. */
public final class Product implements AutoCloseable {
    private final Path home;
    private final int port;
    private Process process;

    private Product(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    public static Product in(Path home, int port) {
        var product = new Product(home, port);
        product.start();
        return product;
    }

    /** Starts it and waits until it says that it is ready. */
    public void start() {
        try {
            process = new ProcessBuilder("../run", "--home", home.toString(), "--port", Integer.toString(port))
                    .redirectErrorStream(true)
                    .start();
            awaitReady(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitReady(Process process) throws IOException {
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var said = new ArrayList<String>();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            if (line.contains("is ready at")) {
                drain(out);
                return;
            }
        }
        throw new IllegalStateException("Expected Footbridge to get ready, but it said " + String.join("\n", said));
    }

    /** A full pipe would stop the process. */
    private static void drain(BufferedReader out) {
        var reader = new Thread(() -> out.lines().forEach(line -> {}), "output");
        reader.setDaemon(true);
        reader.start();
    }

    /** {@code kill -9}: no shutdown hook runs. {@code run} has become the JVM itself, by {@code exec}. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        process.destroy();
        if (!await()) {
            process.destroyForcibly();
        }
    }

    private boolean await() {
        try {
            return process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public String token(String account) {
        return text("access.json", "\"" + account + "\"[^}]*\"token\"\\s*:\\s*\"([^\"]+)\"");
    }

    public String sourceSecret(String source) {
        return text("access.json", "\"" + source + "\"[^}]*\"secret\"\\s*:\\s*\"([^\"]+)\"");
    }

    public String databasePassword() {
        return text("secrets.json", "\"databasePassword\"\\s*:\\s*\"([^\"]+)\"");
    }

    public int portOf(String part) {
        var ports = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("ports.properties"))) {
            ports.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Integer.parseInt(ports.getProperty(part));
    }

    /** Processes that belong to this home: none may be left after the end. */
    public List<Long> processes() {
        return ProcessHandle.allProcesses()
                .filter(other -> other.info().commandLine().orElse("").contains(home.toString()))
                .map(ProcessHandle::pid)
                .toList();
    }

    private String text(String file, String pattern) {
        try {
            var found = Pattern.compile(pattern).matcher(Files.readString(home.resolve(file)));
            if (!found.find()) {
                throw new IllegalStateException("Expected " + pattern + " in " + file + ", but it is not there");
            }
            return found.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
