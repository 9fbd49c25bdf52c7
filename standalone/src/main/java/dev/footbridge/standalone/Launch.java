package dev.footbridge.standalone;

import dev.footbridge.standalone.demo.Demo;
import dev.footbridge.standalone.embedded.Infrastructure;
import dev.footbridge.standalone.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One start, from an open home to a ready application, and its end in the opposite order. */
public final class Launch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);

    /** The configuration file of every module that runs in this process; a later one wins. */
    private static final String CONFIGURATION_FILES =
            "footbridge-readmodel,footbridge-gateway,footbridge-hr-events,footbridge-it-events,"
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
    String start(CommandLine.Start options, AfterInfrastructure afterInfrastructure) throws Exception {
        if (!Files.isDirectory(options.policies())) {
            throw new StartRefused("Expected policy files in %s, but there is no such directory. Try --policies DIR."
                    .formatted(options.policies()));
        }
        int port = freePort(options.port());
        String url = "http://localhost:" + port;
        @Nullable Demo demo = demoIn(options);
        Path policies = demo == null ? options.policies() : demo.policies(options.policies());
        Secrets secrets = PrivateJsonCodec.readOrCreate(home.secrets(), Secrets.class, Secrets::generated);
        Access access = accessAt(url, demo != null);

        progress.says("Starting Kafka, the schema registry and PostgreSQL in " + home.directory());
        Infrastructure infrastructure = keep(Infrastructure.starting(home.directory(), secrets.databasePassword()));
        Infrastructure.Addresses addresses = infrastructure.awaitReady();
        progress.saysWithTime("Kafka, the schema registry and PostgreSQL are up");

        afterInfrastructure.deploy(addresses);
        keep(application(ApplicationProperties.of(addresses, home, policies, port, secrets, access)));
        if (demo != null) {
            play = () -> keep(demo).play(access, progress::says);
        }
        return url;
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

    static ConfigurableApplicationContext application(Map<String, Object> properties) {
        SpringApplication application = new SpringApplication(StandaloneConfiguration.class);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(Map.of("spring.config.name", CONFIGURATION_FILES));
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("footbridge", properties)));
        return application.run();
    }

    /** What comes up after the end has begun is closed at once. */
    private <T extends AutoCloseable> T keep(T part) throws Exception {
        synchronized (open) {
            if (!closed) {
                open.push(part);
                return part;
            }
        }
        part.close();
        throw new IOException("Expected to go on, but the stop has begun");
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
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("Expected {} to close, but it did not", part.getClass().getSimpleName(), e);
            }
        }
    }
}
