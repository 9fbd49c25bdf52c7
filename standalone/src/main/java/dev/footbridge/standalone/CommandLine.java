package dev.footbridge.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the user asked for. Every option has a default, nothing is guessed. */
sealed interface CommandLine {

    /** Start with these options; port 0 means any free one. */
    record Start(Path home, int port, Path policies) implements CommandLine {}

    record Help() implements CommandLine {}

    record Refused(String reason, int exitCode) implements CommandLine {}

    static CommandLine parse(List<String> arguments, Map<String, String> environment) {
        Path home = environmentOr(environment, "FOOTBRIDGE_HOME", ".footbridge");
        int port = 8080;
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
                case "--demo" -> {
                    return new Refused("Expected no --demo yet: the demo comes in a later version.", 1);
                }
                case "--home", "--port", "--policies" -> {
                    String value = equals < 0 ? rest.pollFirst() : argument.substring(equals + 1);
                    if (value == null || value.isBlank() || (equals < 0 && value.startsWith("--"))) {
                        return usage("Expected a value after " + option + ", but there is none.");
                    }
                    switch (option) {
                        case "--home" -> home = Path.of(value);
                        case "--policies" -> policies = Path.of(value);
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
                    return usage("Expected one of --home, --port, --policies, --demo, --help, but got " + option + ".");
                }
            }
        }
        return new Start(
                home.toAbsolutePath().normalize(),
                port,
                policies.toAbsolutePath().normalize());
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
}
