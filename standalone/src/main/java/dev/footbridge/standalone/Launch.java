package dev.footbridge.standalone;

import dev.footbridge.readmodel.ready.StillWaiting;
import dev.footbridge.standalone.demo.Demo;
import dev.footbridge.standalone.embedded.Infrastructure;
import dev.footbridge.standalone.embedded.Ports;
import dev.footbridge.standalone.embedded.ServicesDoor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.env.MapPropertySource;

/** One start, from an open home to a ready application, and its end in the opposite order. */
public final class Launch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);

    /** The configuration file of every module that runs in this process; a later one wins. */
    private static final String CONFIGURATION_FILES =
            "footbridge-service,footbridge-readmodel,footbridge-gateway,footbridge-hr-events,footbridge-it-events,"
                    + "footbridge-bridge-service,footbridge-standalone";

    private final Home home;
    private final Progress progress;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;
    private Play play = () -> {};

    Launch(Home home, Progress progress) {
        this.home = home;
        this.progress = progress;
        open.push(home);
    }

    private interface Play {
        void begin() throws Exception;
    }

    /** @return the address it answers on */
    String start(CommandLine.Start options) throws Exception {
        expectPolicies(options.policies());
        int port = freePort(options.port());
        String url = "http://localhost:" + port;
        @Nullable Demo demo = demoIn(options);
        Path policies = demo == null ? options.policies() : demo.policies(options.policies());
        Secrets secrets = secrets();
        Access access = accessAt(url, demo != null);
        Infrastructure infrastructure = parts(secrets, null);
        Groundwork groundwork = Groundwork.begun(infrastructure, progress);
        startApplication(
                ApplicationProperties.of(infrastructure.addresses(), home, policies, port, secrets, access),
                groundwork);
        if (demo != null) {
            play = () -> keep(demo).play(access, progress::says);
        }
        return url;
    }

    /**
     * Kafka, the registry and PostgreSQL alone, with topics, subjects, tables, and a role for each service.
     *
     * @return for each service the file that tells it where they are, and whom it signs in as
     */
    List<Path> startParts(CommandLine.Parts options) {
        expectPolicies(options.policies());
        Demo.refuseIn(home.directory());
        Secrets secrets = secrets();
        Access access = Access.ofServicesIn(home.access());
        ServiceRole.Passwords passwords = PrivateJsonCodec.readOrCreate(
                home.servicePasswords(), ServiceRole.Passwords.class, ServiceRole.Passwords::generated);
        Infrastructure infrastructure = parts(secrets, new ServicesDoor(passwords.ofService()));
        Groundwork.begun(infrastructure, progress).await();
        ServicesClient.prepare(infrastructure.addresses(), passwords);
        for (ServiceRole role : ServiceRole.ALL) {
            ServicesEnvironment.writeTo(
                    home.environmentOf(role.service()),
                    ServicesEnvironment.variables(
                            infrastructure.addresses(),
                            home,
                            options.policies(),
                            secrets,
                            access,
                            role.settings(infrastructure.servicesDoor(), passwords.of(role))));
        }
        return ServiceRole.ALL.stream()
                .map(role -> home.environmentOf(role.service()))
                .toList();
    }

    private static void expectPolicies(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new StartRefused("Expected policy files in %s, but there is no such directory. Try --policies DIR."
                    .formatted(directory));
        }
    }

    private Secrets secrets() {
        return PrivateJsonCodec.readOrCreate(home.secrets(), Secrets.class, Secrets::generated);
    }

    private Infrastructure parts(Secrets secrets, @Nullable ServicesDoor door) {
        progress.says("Starting Kafka, the schema registry and PostgreSQL in " + home.directory());
        return keep(
                door == null
                        ? Infrastructure.starting(home.directory(), secrets.databasePassword())
                        : Infrastructure.starting(home.directory(), secrets.databasePassword(), door));
    }

    /** Once it is said to be ready: a demo begins, if this is one. */
    void playDemo() throws Exception {
        play.begin();
    }

    private @Nullable Demo demoIn(CommandLine.Start options) {
        if (options.demo().isPresent()) {
            return Demo.in(home.directory(), options.demo().getAsDouble());
        }
        Demo.refuseIn(home.directory());
        return null;
    }

    private static int freePort(int asked) {
        if (asked == 0) {
            return Ports.anyFree();
        }
        if (!Ports.isFree(asked)) {
            throw new StartRefused(
                    "Expected port %d to be free, but another program uses it. Try --port with another number."
                            .formatted(asked));
        }
        return asked;
    }

    private Access accessAt(String url, boolean demo) {
        return demo ? Access.in(home.access(), url, Access.generatedForTheDemo(url)) : Access.in(home.access(), url);
    }

    private void startApplication(Map<String, Object> properties, Groundwork groundwork) {
        SpringApplication application = prepared(properties);
        application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(groundwork));
        application.addListeners((ApplicationListener<ApplicationEvent>) this::hear);
        application.run();
    }

    /** Where the parts, topics and subjects are there already. */
    static ConfigurableApplicationContext application(Map<String, Object> properties) {
        return prepared(properties).run();
    }

    private static SpringApplication prepared(Map<String, Object> properties) {
        SpringApplication application = new SpringApplication(StandaloneConfiguration.class);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(Map.of("spring.config.name", CONFIGURATION_FILES));
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("footbridge", properties)));
        return application;
    }

    private void hear(ApplicationEvent event) {
        if (event instanceof ApplicationStartedEvent started) {
            keep(started.getApplicationContext()); // from now on a stop closes it before its parts, ready or not
        } else if (event instanceof PayloadApplicationEvent<?> told
                && told.getPayload() instanceof StillWaiting waiting) {
            progress.saysWithTime("Still waiting for " + String.join(", ", waiting.waitsFor()));
        }
    }

    /** What comes up after the end has begun is closed at once. */
    private <T extends AutoCloseable> T keep(T part) {
        synchronized (open) {
            if (!closed) {
                open.push(part);
                return part;
            }
        }
        close(part);
        throw new IllegalStateException("Expected to go on, but the stop has begun");
    }

    boolean isClosed() {
        synchronized (open) {
            return closed;
        }
    }

    @Override
    public void close() {
        synchronized (open) {
            closed = true;
            if (open.size() > 1) {
                progress.says("Stopping");
            }
        }
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("Expected {} to close, but it did not", part.getClass().getSimpleName(), e);
        }
    }
}
