package dev.footbridge.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What the user asked for. Every option has a default, nothing is guessed. */
sealed interface CommandLine {

    /**
     * Start with these options; port 0 means any free one.
     *
     * @param demo how fast the demo is told, where it is one
     */
    record Start(Path home, int port, Path policies, OptionalDouble demo) implements CommandLine {}

    /** Start Kafka, the registry and PostgreSQL alone, for services that are started by hand. */
    record Parts(Path home, Path policies) implements CommandLine {}

    record Help() implements CommandLine {}

    record Refused(String reason, int exitCode) implements CommandLine {}

    static CommandLine parse(List<String> arguments, Map<String, String> environment) {
        Path home = null;
        Integer port = null;
        boolean partsAlone = false;
        OptionalDouble demo = OptionalDouble.empty();
        Path policies = environmentOr(environment, "FOOTBRIDGE_POLICIES", "policies");
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.removeFirst();
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            String option = equals < 0 ? argument : argument.substring(0, equals);
            switch (option) {
                case "--help", "-h" -> {
                    return new Help();
                }
                case "--infrastructure" -> partsAlone = true;
                case "--demo" -> demo = OptionalDouble.of(demo.orElse(1));
                case "--home", "--port", "--policies", "--demo-pace" -> {
                    String value = equals < 0 ? rest.pollFirst() : argument.substring(equals + 1);
                    if (value == null || value.isBlank() || (equals < 0 && value.startsWith("--"))) {
                        return usage("Expected a value after " + option + ", but there is none.");
                    }
                    switch (option) {
                        case "--home" -> home = Path.of(value);
                        case "--policies" -> policies = Path.of(value);
                        case "--demo-pace" -> {
                            demo = paceOf(value);
                            if (demo.isEmpty()) {
                                return usage("Expected --demo-pace to be a number from 0.1 to 100, but it is " + value
                                        + ".");
                            }
                        }
                        default -> {
                            Integer number = portOf(value);
                            if (number == null) {
                                return usage(
                                        "Expected --port to be a number from 0 to 65535, but it is " + value + ".");
                            }
                            port = number;
                        }
                    }
                }
                default -> {
                    return usage("Expected one of --home, --port, --policies, --demo, --demo-pace, --infrastructure,"
                            + " --help, but got " + option + ".");
                }
            }
        }
        if (partsAlone && (port != null || demo.isPresent())) {
            return usage("Expected --infrastructure without --port and --demo, but one is there.");
        }
        if (home == null) {
            home = environmentOr(environment, "FOOTBRIDGE_HOME", demo.isPresent() ? ".footbridge-demo" : ".footbridge");
        }
        home = home.toAbsolutePath().normalize();
        policies = policies.toAbsolutePath().normalize();
        return partsAlone ? new Parts(home, policies) : new Start(home, port == null ? 8080 : port, policies, demo);
    }

    private static Path environmentOr(Map<String, String> environment, String name, String otherwise) {
        String value = environment.getOrDefault(name, "");
        return Path.of(value.isBlank() ? otherwise : value);
    }

    private static Refused usage(String reason) {
        return new Refused(reason + " Try ./run --help", 2);
    }

    private static @Nullable Integer portOf(String text) {
        if (!text.matches("\\d{1,5}")) {
            return null;
        }
        int number = Integer.parseInt(text);
        return number > 65535 ? null : number;
    }

    private static OptionalDouble paceOf(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,3})?")) {
            return OptionalDouble.empty();
        }
        double pace = Double.parseDouble(text);
        return pace < 0.1 || pace > 100 ? OptionalDouble.empty() : OptionalDouble.of(pace);
    }
}
