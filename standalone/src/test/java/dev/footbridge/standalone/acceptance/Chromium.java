package dev.footbridge.standalone.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The system's Chromium, led by the system's Node: nothing is downloaded. Playwright's own bundle of browsers' drivers (200
 * MB) is left out; its script stands in the small jar.
 */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Path AXE = Path.of("../bridge-service/src/console/node_modules/axe-core/axe.min.js");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** What is not here and would be needed; empty when nothing is. */
    static Optional<String> missing() {
        if (executable().isEmpty()) {
            return Optional.of("Expected Chromium on the PATH, but there is none: the console is not looked at");
        }
        if (onPath("node").isEmpty()) {
            return Optional.of("Expected Node on the PATH, but there is none: the console is not looked at");
        }
        return Files.exists(AXE)
                ? Optional.empty()
                : Optional.of("Expected the console's libraries, but they are not here: run npm ci --ignore-scripts in"
                        + " bridge-service/src/console");
    }

    static String axe() throws IOException {
        return Files.readString(AXE);
    }

    static Chromium start() throws IOException {
        System.setProperty("playwright.cli.dir", driver().toString());
        var environment = Map.of(
                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                "1",
                "PLAYWRIGHT_NODEJS_PATH",
                onPath("node").orElseThrow().toString());
        var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable().orElseThrow())
                        .setHeadless(true)
                        .setArgs(ARGUMENTS));
        return new Chromium(playwright, browser);
    }

    Browser browser() {
        return browser;
    }

    /** Unpacked once: Playwright looks for it once in a JVM, so it has to outlive the test that came first. */
    private static synchronized Path driver() throws IOException {
        var folder =
                Path.of("target", jarOfDriver().getName().replace(".jar", "")).toAbsolutePath();
        if (!Files.exists(folder)) {
            var unfinished = Files.createTempDirectory(Files.createDirectories(folder.getParent()), "driver");
            Files.move(unpackDriver(unfinished), folder);
        }
        return folder;
    }

    private static Path unpackDriver(Path folder) throws IOException {
        try (var jar = new JarFile(jarOfDriver())) {
            for (var entry : jar.stream()
                    .filter(one -> one.getName().startsWith("driver/package/"))
                    .toList()) {
                var target = folder.resolve(entry.getName().substring("driver/".length()))
                        .normalize();
                if (!target.startsWith(folder) || entry.isDirectory()) {
                    continue;
                }
                Files.createDirectories(target.getParent());
                try (var content = jar.getInputStream(entry)) {
                    Files.copy(content, target);
                }
            }
        }
        return folder;
    }

    private static java.io.File jarOfDriver() throws IOException {
        try {
            var driver = Class.forName("com.microsoft.playwright.impl.driver.Driver");
            return Path.of(driver.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toFile();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IOException("Expected the jar of Playwright's driver, but it is not to be found", e);
        }
    }

    private static Optional<Path> executable() {
        return NAMES.stream().flatMap(name -> onPath(name).stream()).findFirst();
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(java.io.File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
