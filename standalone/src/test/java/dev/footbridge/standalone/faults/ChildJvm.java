package dev.footbridge.standalone.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A part of a test in a process of its own, which can be killed; it is there when it has said {@code ready <port>}. */
final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final int port;

    private ChildJvm(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ChildJvm running(Class<?> main, Path logs, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "-Dfootbridge.logs=" + logs,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        logs.resolve(main.getSimpleName() + ".err").toFile()))
                .start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("ready ")) {
                drain(out);
                return new ChildJvm(process, Integer.parseInt(line.substring("ready ".length())));
            }
        }
        throw new IOException("Expected " + main.getSimpleName() + " to get ready, but it ended");
    }

    private static void drain(BufferedReader out) {
        var thread = new Thread(() -> out.lines().forEach(line -> {}));
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return port;
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
