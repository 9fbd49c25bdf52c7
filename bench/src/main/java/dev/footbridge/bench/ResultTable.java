package dev.footbridge.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Figures of all rounds: medians, with the lowest and the highest; shares are of the same round alone. */
final class ResultTable {
    /** By workload, a list a round, in the order of the contestants. */
    private final Map<String, List<List<Figures>>> rounds = new LinkedHashMap<>();

    void add(Workload workload, List<Figures> round) {
        rounds.computeIfAbsent(workload.name(), none -> new ArrayList<>()).add(round);
    }

    static String environment(int rounds, int partitions) {
        var machine = Runtime.getRuntime();
        return "Java %s, %s; heap %d MB; %d processors; %d partitions; %d rounds after one to warm up"
                .formatted(
                        Runtime.version(),
                        String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()),
                        machine.maxMemory() >> 20,
                        machine.availableProcessors(),
                        partitions,
                        rounds);
    }

    static String line(Workload workload, List<Figures> round, boolean warmUp) {
        var bridge = round.get(Contestant.BRIDGE.ordinal());
        return "%s%s: bridge %,.0f/s, %.0f %% of Limit 2 by the clock, %.0f %% by processor time"
                .formatted(
                        warmUp ? "(warm-up) " : "",
                        workload.name(),
                        bridge.perSecond(),
                        share(round, Figures::perSecond),
                        share(round, figures -> 1 / figures.perFact()));
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        rounds.forEach((workload, all) -> {
            text.append("%n%s%n%-10s %28s %28s %22s %10s%n"
                    .formatted(workload, "", "facts/s", "us of its thread a fact", "CPU s, all processes", "plans"));
            for (var contestant : Contestant.values()) {
                var figures = all.stream()
                        .map(round -> round.get(contestant.ordinal()))
                        .toList();
                text.append("%-10s %28s %28s %22s %10s%n"
                        .formatted(
                                contestant.title,
                                range(figures, Figures::perSecond, "%,.0f"),
                                range(figures, Figures::perFact, "%,.1f"),
                                range(figures, Figures::all, "%.1f"),
                                range(figures, Figures::plans, "%,.0f").split(" ")[0]));
            }
            text.append("bridge is %s %% of Limit 2 by the clock, %s %% by processor time of the thread%n"
                    .formatted(
                            range(all, round -> share(round, Figures::perSecond), "%.0f"),
                            range(all, round -> share(round, figures -> 1 / figures.perFact()), "%.0f")));
        });
        return text.toString();
    }

    private static double share(List<Figures> round, ToDoubleFunction<Figures> speed) {
        return 100
                * speed.applyAsDouble(round.get(Contestant.BRIDGE.ordinal()))
                / speed.applyAsDouble(round.get(Contestant.LIMIT_2.ordinal()));
    }

    static <T> String range(List<T> of, ToDoubleFunction<T> figure, String format) {
        var sorted = of.stream().mapToDouble(figure).sorted().toArray();
        return (format + " [" + format + "-" + format + "]")
                .formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }
}
