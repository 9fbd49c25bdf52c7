package dev.footbridge.standalone;

import dev.footbridge.standalone.embedded.Infrastructure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The environment of a service that is started by hand beside parts of ours, as a file that a shell reads. */
final class ServicesEnvironment {
    private static final String BEGINS = """
            # Written anew at each ./run --infrastructure. It is full of secrets. A shell reads it so: set -a; . %s; set +a
            """;

    private ServicesEnvironment() {}

    static void writeTo(Path file, Map<String, String> variables) {
        StringBuilder text = new StringBuilder(BEGINS.formatted(quoted(file.toString())));
        variables.forEach((name, value) ->
                text.append(name).append('=').append(quoted(value)).append('\n'));
        PrivateFile.write(file, text.toString());
    }

    /** @param signIn how this service signs in to the parts */
    static Map<String, String> variables(
            Infrastructure.Addresses parts,
            Home home,
            Path policies,
            Secrets secrets,
            Access access,
            Map<String, Object> signIn) {
        Map<String, String> variables = new LinkedHashMap<>();
        Map<String, Object> settings = ApplicationProperties.ofAnyProcess(parts, policies, secrets);
        settings.putAll(signIn);
        settings.forEach((setting, value) -> variables.put(nameOf(setting), value.toString()));
        // Two on one machine must not share it: each puts its own name in.
        variables.put(
                "FOOTBRIDGE_BRIDGE_STATE",
                home.directory()
                        .resolve("streams-${footbridge.bridge.instance}")
                        .toString());
        // Names of accounts and sources may hold what no name of a variable may.
        variables.put(
                "SPRING_APPLICATION_JSON",
                JsonMapper.shared().writeValueAsString(ApplicationProperties.accountsAndSources(access)));
        return variables;
    }

    private static String nameOf(String setting) {
        return setting.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
