package dev.footbridge.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.footbridge.standalone.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody at a browser, who notes what the browser complains about. */
final class Visitor implements AutoCloseable {
    /** Before any script of a page: violations of its policy, and scripts that were not ours, are noted. */
    private static final String WITNESS = """
            window.__violations = [];
            window.__ran = [];
            window.alert = text => window.__ran.push(String(text));
            document.addEventListener('securitypolicyviolation',
              event => window.__violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
            """;

    private static final String AXE_RUN = """
            () => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
              .then(found => found.violations.flatMap(violation => violation.nodes.map(
                node => violation.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary)))
            """;

    private final BrowserContext context;
    private final Page page;
    private final String url;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /** Who comes: how wide their screen is, and whether they like it dark. */
    record Eyes(ColorScheme scheme, int width, int height) {
        static final Eyes USUAL = new Eyes(ColorScheme.LIGHT, 1440, 900);
    }

    Visitor(Browser browser, Product product, Eyes eyes) {
        url = product.url();
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(eyes.width(), eyes.height())
                .setColorScheme(eyes.scheme())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin"));
        context.setDefaultTimeout(30_000);
        context.addInitScript(WITNESS);
        page = context.newPage();
        page.onPageError(error -> complaints.add("script failed: " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    Visitor signIn(String account, String password) {
        page.navigate(url + "/login");
        page.fill("#username", account);
        page.fill("#password", password);
        page.click("button[type=submit]");
        page.waitForURL(address -> !address.contains("/login"));
        return this;
    }

    Page page() {
        return page;
    }

    /** Goes to a screen, and waits until its heading and its data are there. */
    Visitor at(String path) {
        page.navigate(url + path);
        page.locator("h1").waitFor();
        page.waitForFunction("() => !document.querySelector('[role=status] [class*=bar]')"); // no longer being fetched
        return this;
    }

    Locator text(String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }

    /** The row of a list that has this in it. */
    Locator row(String text) {
        return page.locator("tbody [role=row]").filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator button(String name) {
        return page.getByRole(
                com.microsoft.playwright.options.AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Nothing that was not ours ran, nothing was blocked, nothing failed. */
    void complainedOfNothing() {
        assertThat(texts("window.__violations"))
                .as("violations of the policy at " + page.url())
                .isEmpty();
        assertThat(texts("window.__ran"))
                .as("scripts that ran and are not ours at " + page.url())
                .isEmpty();
        assertThat(complaints).as("complaints of the browser at " + page.url()).isEmpty();
    }

    void isAccessible() throws IOException {
        page.evaluate(Chromium.axe());
        assertThat(texts(AXE_RUN)).as("barriers at " + page.url()).isEmpty();
    }

    @SuppressWarnings("unchecked") // what a page answers has no type
    private List<String> texts(String expression) {
        return (List<String>) page.evaluate(expression);
    }

    void takesPicture(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        context.close();
    }
}
