package dev.footbridge.standalone.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the short commands and guards the log files of child processes. */
final class Children {
    private static final long LARGEST_LOG = 5L * 1024 * 1024;

    private Children() {}

    record Ended(int exitCode, String output) {
        void orElseThrow(String expectation) throws IOException {
            if (exitCode != 0) {
                throw new IOException(
                        "Expected %s, but it ended with %d: %s".formatted(expectation, exitCode, output.strip()));
            }
        }
    }

    static Ended run(List<String> command, Path workingDirectory, int seconds)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(workingDirectory, "command", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(workingDirectory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            String text = Files.readString(output, StandardCharsets.ISO_8859_1);
            return new Ended(
                    ended ? process.exitValue() : -1, ended ? text : "no end after " + seconds + " s. " + text);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Keeps one earlier file, so that a child's log cannot fill the disk over many starts. */
    static Path bounded(Path log) throws IOException {
        Files.createDirectories(log.getParent());
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }
}
