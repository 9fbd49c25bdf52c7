package dev.footbridge.readmodel.signin;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The page as HTML, every value escaped, in the language the browser asks for, where we have it. */
final class SignInPage {
    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr");

    private final TemplateEngine templates = new TemplateEngine();

    /** @param message which of the page's words; null for none */
    record Shown(
            @Nullable String message,
            boolean isFault,
            String to,
            String name,
            String csrfParameter,
            String csrfToken) {}

    SignInPage() {
        var resolver = new ClassLoaderTemplateResolver(SignInPage.class.getClassLoader());
        resolver.setPrefix("dev/footbridge/readmodel/signin/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        templates.setTemplateResolver(resolver);
    }

    static Locale language(Iterable<Locale> asked) {
        for (var locale : asked) {
            if (LANGUAGES.contains(locale.getLanguage())) {
                return Locale.forLanguageTag(locale.getLanguage());
            }
        }
        return Locale.ENGLISH;
    }

    String html(Locale language, Shown shown) {
        return templates.process(
                "sign-in", new Context(language, Map.of("page", shown, "language", language.getLanguage())));
    }

    /** A page that goes on by itself: the address is then asked for by this site, and cookies of this site come along. */
    String goingOn(Locale language, String to) {
        return templates.process(
                "going-on", new Context(language, Map.of("to", to, "language", language.getLanguage())));
    }
}
