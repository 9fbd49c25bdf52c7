package dev.footbridge.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.core.NestedExceptionUtils;

/** What {@code ./run} runs. */
public final class FootbridgeApplication {
    private static final int FAILED = 1;

    private FootbridgeApplication() {}

    public static void main(String[] arguments) {
        CommandLine asked = CommandLine.parse(List.of(arguments), System.getenv());
        if (asked instanceof CommandLine.Start options) {
            start(options.home(), (launch, progress) -> start(launch, options, progress));
        } else if (asked instanceof CommandLine.Parts options) {
            start(options.home(), (launch, progress) -> startParts(launch, options, progress));
        } else if (asked instanceof CommandLine.Refused refused) {
            System.err.println(refused.reason());
            System.exit(refused.exitCode());
        } else {
            System.out.print(usage());
        }
    }

    private interface Beginning {
        void of(Launch launch, Progress progress) throws Exception;
    }

    private static void start(Launch launch, CommandLine.Start options, Progress progress) throws Exception {
        String url = launch.start(options);
        if (!launch.isClosed()) {
            progress.saysWithTime("Footbridge is ready at " + url);
            launch.playDemo();
        }
    }

    private static void startParts(Launch launch, CommandLine.Parts options, Progress progress) throws Exception {
        List<Path> environments = launch.startParts(options);
        if (!launch.isClosed()) {
            progress.saysWithTime("Topics, subjects and tables are there; what services need to know is in "
                    + environments.stream().map(Path::toString).collect(Collectors.joining(", ")));
            new CountDownLatch(1).await(); // until Ctrl-C
        }
    }

    private static void start(Path directory, Beginning beginning) {
        Progress progress = new Progress(System.out);
        try {
            Home home = Home.open(directory);
            // Before the first logger exists: the log belongs to the home.
            System.setProperty("footbridge.logs", home.logs().toString());
            // Spring would set logging up a second time and lose what the broker says meanwhile.
            System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
            if (LoggingConfiguration.apply(System.getenv())) {
                progress = new Progress(LoggerFactory.getLogger(FootbridgeApplication.class)::info);
            }
            SLF4JBridgeHandler.removeHandlersForRootLogger();
            SLF4JBridgeHandler.install();
            run(new Launch(home, progress), beginning, progress);
        } catch (StartRefused refused) {
            System.err.println(refused.getMessage());
            System.exit(FAILED);
        }
    }

    private static void run(Launch launch, Beginning beginning, Progress progress) {
        Runtime.getRuntime().addShutdownHook(new Thread(launch::close, "stop"));
        try {
            beginning.of(launch, progress);
        } catch (StartRefused refused) {
            throw refused;
        } catch (Exception | LinkageError e) {
            if (launch.isClosed()) {
                return;
            }
            LoggerFactory.getLogger(FootbridgeApplication.class).info("The start failed", e);
            System.err.println(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            System.err.println("The start failed; see " + System.getProperty("footbridge.logs"));
            System.exit(FAILED);
        }
    }

    private static String usage() {
        try (InputStream text = FootbridgeApplication.class.getResourceAsStream("usage.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
