package dev.footbridge.standalone.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A terminal with a plain {@code sh}: what is typed stays defined, and what it says is kept. */
final class Shell implements AutoCloseable {
    private static final String END = "-- the end of this one --";

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Process process;
    private final Writer keyboard;

    Shell(Path directory) throws IOException {
        process = new ProcessBuilder("sh")
                .directory(directory.toFile())
                .redirectError(directory.resolve("sh.err").toFile())
                .start();
        keyboard = process.outputWriter(StandardCharsets.UTF_8);
        var screen = process.inputReader(StandardCharsets.UTF_8);
        var reader = new Thread(() -> read(screen), "shell");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(BufferedReader screen) {
        screen.lines().forEach(said::add);
    }

    /** Without waiting for its end. */
    void type(String script) throws IOException {
        keyboard.write(script);
        keyboard.flush();
    }

    /** What it said until it was done. */
    String run(String script) throws IOException, InterruptedException {
        var from = said.size();
        type(script + "\necho; echo '" + END + "'\n");
        var deadline = System.nanoTime() + 60_000_000_000L;
        while (!saidSince(from).contains(END)) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new AssertionError("Expected it to be done, but it only said " + saidSince(from));
            }
            Thread.sleep(20);
        }
        return saidSince(from).stream().takeWhile(line -> !line.equals(END)).collect(Collectors.joining("\n"));
    }

    /** Of a copy: it goes on speaking while we look. */
    private List<String> saidSince(int from) {
        return List.copyOf(said).stream().skip(from).toList();
    }

    String said() {
        return String.join("\n", said);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
