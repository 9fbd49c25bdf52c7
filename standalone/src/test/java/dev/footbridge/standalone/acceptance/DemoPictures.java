package dev.footbridge.standalone.acceptance;

import com.microsoft.playwright.options.ColorScheme;
import dev.footbridge.standalone.Product;
import dev.footbridge.standalone.acceptance.Visitor.Eyes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The pictures of docs/images, made of the demo in light and dark; each screen is looked at for barriers as well. */
final class DemoPictures {
    private static final Path PICTURES = Path.of(System.getProperty("docs.pictures", "target/pictures/demo"));
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    private final Product product;
    private final Caller caller;
    private final Chromium chromium;

    DemoPictures(Product product, Caller caller, Chromium chromium) {
        this.product = product;
        this.caller = caller;
        this.chromium = chromium;
    }

    void take(JsonNode checklist) throws IOException {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            take(scheme, "hr", "today", "/");
            take(scheme, "hr", "person", "/people/" + id("hr", "/api/people?worker=E-1042"));
            take(
                    scheme,
                    "hr",
                    "checklist",
                    "/checklists/" + checklist.path("id").asString());
            take(scheme, "manager", "review", "/reviews/" + id("manager", "/api/reviews"));
            take(scheme, "manager", "feed", "/projects/atlas");
            take(scheme, "it", "desk", "/desk?status=all"); // at the end of the story nothing is left to do
            take(
                    scheme,
                    "it",
                    "inbox",
                    "/inbox/it/" + id("it", "/it/inbox?status=quarantined") + "?status=quarantined");
            take(scheme, "it", "unmatched", "/unmatched/" + unmatched());
            try (var visitor = visitor(scheme)) {
                visitor.at("/login").isAccessible();
                visitor.takesPicture(file("sign-in", scheme));
            }
        }
    }

    private void take(ColorScheme scheme, String account, String name, String path) throws IOException {
        try (var visitor = visitor(scheme).signIn(account, product.password(account))) {
            visitor.at(path).isAccessible();
            visitor.complainedOfNothing();
            visitor.takesPicture(file(name, scheme));
        }
    }

    private Visitor visitor(ColorScheme scheme) {
        return new Visitor(chromium.browser(), product, new Eyes(scheme, WIDTH, HEIGHT));
    }

    private static Path file(String name, ColorScheme scheme) {
        return PICTURES.resolve(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
    }

    private String id(String account, String list) {
        return first(account, list, any -> true);
    }

    private String unmatched() {
        return first("it", "/api/unmatched", one -> !one.path("candidates").isEmpty());
    }

    private String first(String account, String list, Predicate<JsonNode> wanted) {
        return caller.get(account, list)
                .json()
                .path("items")
                .valueStream()
                .filter(wanted)
                .map(one -> one.path("id").asString())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("Expected %s to show something, but it is empty".formatted(list)));
    }
}
