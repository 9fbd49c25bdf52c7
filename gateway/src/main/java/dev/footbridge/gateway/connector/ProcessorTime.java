package dev.footbridge.gateway.connector;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** How much of the processor a thread has used since we looked first; by the clock where the JVM cannot tell. */
final class ProcessorTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Thread thread;
    private final long began;

    ProcessorTime(Thread thread) {
        this.thread = thread;
        this.began = now();
    }

    Duration sinceBeginning() {
        return Duration.ofNanos(now() - began);
    }

    private long now() {
        return THREADS.isThreadCpuTimeSupported() ? THREADS.getThreadCpuTime(thread.getId()) : System.nanoTime();
    }
}
