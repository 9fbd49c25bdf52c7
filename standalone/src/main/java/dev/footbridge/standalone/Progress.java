package dev.footbridge.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** The few lines a user sees while it starts and stops. */
public final class Progress {
    private final PrintStream out;
    private final long begun = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    public void says(String line) {
        out.println(line);
        out.flush();
    }

    public void saysWithTime(String line) {
        Duration since = Duration.ofNanos(System.nanoTime() - begun);
        says(String.format(Locale.ROOT, "%s (%.1f s)", line, since.toMillis() / 1000.0));
    }
}
