package dev.footbridge.readmodel.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The page as HTML, every value escaped, in the language the browser asks for, where we have it. */
final class SignInPage {
    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr");

    private final TemplateEngine templates = new TemplateEngine();
    private final boolean passwords;
    private final @Nullable IdentityProvider provider;

    /** @param message which of the page's words; null for none */
    record Shown(
            @Nullable String message,
            boolean isFault,
            String to,
            String name,
            String csrfParameter,
            String csrfToken) {}

    /**
     * @param passwords whether anybody can sign in with one
     * @param provider who else may vouch for people
     */
    SignInPage(boolean passwords, @Nullable IdentityProvider provider) {
        this.passwords = passwords;
        this.provider = provider;
        var resolver = new ClassLoaderTemplateResolver(SignInPage.class.getClassLoader());
        resolver.setPrefix("dev/footbridge/readmodel/signin/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        templates.setTemplateResolver(resolver);
    }

    static Locale language(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Locale.ENGLISH;
        }
        for (var locale : Collections.list(request.getLocales())) {
            if (LANGUAGES.contains(locale.getLanguage())) {
                return Locale.forLanguageTag(locale.getLanguage());
            }
        }
        return Locale.ENGLISH;
    }

    String html(Locale language, Shown shown) {
        var context = new Context(language);
        context.setVariable("page", shown);
        context.setVariable("language", language.getLanguage());
        context.setVariable("passwords", passwords);
        context.setVariable("provider", provider);
        return templates.process("sign-in", context);
    }

    /** A page that goes on by itself: the address is then asked for by this site, and cookies of this site come along. */
    String goingOn(Locale language, String to) {
        return templates.process(
                "going-on", new Context(language, Map.of("to", to, "language", language.getLanguage())));
    }
}
