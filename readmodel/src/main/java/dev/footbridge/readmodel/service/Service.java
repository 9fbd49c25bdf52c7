package dev.footbridge.readmodel.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.NestedExceptionUtils;

/**
 * A part of Footbridge as a process of its own: settings come from the environment, the log goes to standard output. A
 * start that cannot go on ends with one sentence that says why.
 */
public final class Service {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private static final List<String> LOG_AND_REGISTRY =
            List.of("footbridge.kafka.bootstrap-servers", "footbridge.registry.url");
    private static final List<String> NEEDED_BY_ALL = List.of(
            "footbridge.tokens.pepper",
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password");

    private final String name;
    private final Class<?> configuration;
    private final List<String> needs = new ArrayList<>(LOG_AND_REGISTRY);
    private final Map<String, Object> defaults = new LinkedHashMap<>();
    private OwnTables tables = new OwnTables(List.of(), List.of());

    private Service(String name, int port, Class<?> configuration) {
        this.name = name;
        this.configuration = configuration;
        needs.addAll(NEEDED_BY_ALL);
        defaults.put("spring.application.name", name);
        defaults.put("server.port", port);
        // The module's own file after what all processes have; last a file of the user, where there is one.
        defaults.put("spring.config.name", "footbridge-service,footbridge-" + name + ",footbridge");
    }

    /**
     * @param name of the module
     * @param configuration the one it exports
     */
    public static Service of(String name, int port, Class<?> configuration) {
        return new Service(name, port, configuration);
    }

    /** Without this setting it does not start. */
    public Service needs(String setting) {
        needs.add(setting);
        return this;
    }

    /** What holds where nobody says otherwise. */
    public Service withDefault(String setting, Object value) {
        defaults.put(setting, value);
        return this;
    }

    /** What the deployment step makes in the database, and lets this service use. */
    public Service owning(OwnTables own) {
        tables = own;
        return this;
    }

    /** Without arguments the service; {@code deploy}: the deployment step, and the end; {@code --setting=value} wins over all. */
    public void run(String... arguments) {
        List<String> commands =
                Stream.of(arguments).filter(one -> !one.startsWith("--")).toList();
        String[] settings =
                Stream.of(arguments).filter(one -> one.startsWith("--")).toArray(String[]::new);
        if (commands.isEmpty()) {
            end(serve(), settings);
        } else if (commands.equals(List.of("deploy"))) {
            end(deploy(), settings);
        } else {
            System.err.println("Expected nothing or deploy, but got " + String.join(" ", commands) + ".");
            System.exit(MISUSED);
        }
    }

    private SpringApplication serve() {
        SpringApplication application = new SpringApplication(ServiceConfiguration.class, configuration);
        application.addInitializers(new NeededSettingsReader(needs));
        application.addListeners((ApplicationListener<ApplicationReadyEvent>) ready -> LOG.info(
                "{} is ready on port {}",
                name,
                ready.getApplicationContext().getEnvironment().getProperty("local.server.port")));
        return application;
    }

    private SpringApplication deploy() {
        SpringApplication application = new SpringApplication(DeploymentConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(
                new NeededSettingsReader(LOG_AND_REGISTRY),
                context -> context.getBeanFactory().registerSingleton("ownTables", tables));
        return application;
    }

    private void end(SpringApplication application, String... settings) {
        application.setDefaultProperties(defaults);
        application.setLogStartupInfo(false);
        try {
            application.run(settings);
        } catch (Exception | LinkageError e) {
            System.err.println(reason(e));
            System.exit(FAILED);
        }
    }

    /** The innermost sentence of ours, or what lies at the bottom. */
    private static String reason(Throwable failure) {
        List<String> ours = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && message.startsWith("Expected ")) {
                ours.add(message);
            }
        }
        return ours.isEmpty()
                ? NestedExceptionUtils.getMostSpecificCause(failure).toString()
                : ours.get(ours.size() - 1);
    }
}
