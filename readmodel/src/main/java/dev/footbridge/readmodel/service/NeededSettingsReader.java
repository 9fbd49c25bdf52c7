package dev.footbridge.readmodel.service;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Looks for the settings nobody can do without before anything is started, and names all that are missing at once. */
final class NeededSettingsReader implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private final List<String> needed;

    NeededSettingsReader(List<String> needed) {
        this.needed = List.copyOf(needed);
    }

    /** Spring adds nothing to it: neither a report nor a stack trace. */
    static final class SettingMissingException extends AbandonedRunException {
        private static final long serialVersionUID = 1L;
        private final String message;

        SettingMissingException(String message) {
            this.message = message;
        }

        @Override
        public String getMessage() {
            return message;
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        List<String> missing = missing(context.getEnvironment());
        if (!missing.isEmpty()) {
            throw new SettingMissingException("Expected the environment to say %s, but it does not"
                    .formatted(missing.stream()
                            .map(NeededSettingsReader::inTheEnvironment)
                            .collect(Collectors.joining(", "))));
        }
    }

    private List<String> missing(Environment environment) {
        return needed.stream()
                .filter(setting -> environment.getProperty(setting, "").isBlank())
                .toList();
    }

    static String inTheEnvironment(String setting) {
        return setting.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
