package dev.footbridge.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** The few lines a user sees while it starts and stops. */
public final class Progress {
    private final Consumer<String> out;
    private final long begun = System.nanoTime();

    public Progress(PrintStream out) {
        this(line -> {
            out.println(line);
            out.flush();
        });
    }

    Progress(Consumer<String> out) {
        this.out = out;
    }

    public void says(String line) {
        out.accept(line);
    }

    public void saysWithTime(String line) {
        Duration since = Duration.ofNanos(System.nanoTime() - begun);
        says(String.format(Locale.ROOT, "%s (%.1f s)", line, since.toMillis() / 1000.0));
    }
}
