package dev.footbridge.standalone;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The log of this process, which is there before Spring is. By the same setting as everywhere else the console speaks to a
 * machine: {@code LOGGING_STRUCTURED_FORMAT_CONSOLE} is {@code ecs}, {@code logstash} or {@code gelf}.
 */
final class LoggingConfiguration {
    private static final String FORMAT = "LOGGING_STRUCTURED_FORMAT_CONSOLE";
    private static final Map<String, Object> DEFAULTS = Map.of(
            "spring.application.name",
            "footbridge",
            "spring.application.pid",
            ProcessHandle.current().pid());

    private LoggingConfiguration() {}

    /** @return whether the console speaks to a machine */
    static boolean apply(Map<String, String> environment) {
        if (environment.getOrDefault(FORMAT, "").isBlank()) {
            return false;
        }
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        context.putObject(Environment.class.getName(), withDefaults());
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(file());
        } catch (JoranException | IllegalArgumentException e) {
            throw new StartRefused("Expected %s to be ecs, logstash or gelf, but it is not".formatted(FORMAT));
        }
        return true;
    }

    private static Environment withDefaults() {
        var settings = new StandardEnvironment();
        settings.getPropertySources().addLast(new MapPropertySource("footbridge", DEFAULTS));
        return settings;
    }

    private static URL file() {
        var file = LoggingConfiguration.class.getResource("/logback-structured.xml");
        if (file == null) {
            throw new IllegalStateException("Expected logback-structured.xml beside us, but it is missing");
        }
        return file;
    }
}
