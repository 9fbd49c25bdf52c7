package dev.footbridge.readmodel.signin;

import dev.footbridge.readmodel.access.Allowances;
import dev.footbridge.readmodel.access.SessionCookie;
import dev.footbridge.readmodel.access.Sessions;
import dev.footbridge.readmodel.signin.SignInPage.Shown;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET} and {@code POST /login}, {@code POST /logout}. */
@RestController
final class SignInController {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PASSWORD = 1_000;
    private static final String STYLE = text("tokens.css") + text("sign-in.css");

    private final Sessions sessions;
    private final Attempts attempts;
    private final CsrfTokenRepository csrfTokens;
    private final Entrance entrance;
    private final SignInPage page;

    SignInController(
            Sessions sessions, Attempts attempts, CsrfTokenRepository csrfTokens, Entrance entrance, SignInPage page) {
        this.sessions = sessions;
        this.attempts = attempts;
        this.csrfTokens = csrfTokens;
        this.entrance = entrance;
        this.page = page;
    }

    /**
     * Who comes by a link of another site (a mail) seems to have no session, because its cookie stays at home then: asked
     * for by this site the same address shows what they wanted.
     */
    @GetMapping("/login")
    ResponseEntity<String> show(
            HttpServletRequest request,
            CsrfToken csrf,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String out,
            @RequestParam(required = false) @Nullable String stale) {
        var wayBack = WayBack.to(to);
        if (comesFromElsewhere(request)) {
            var query = request.getQueryString();
            return html(
                    HttpStatus.OK,
                    page.goingOn(SignInPage.language(request), "/login" + (query == null ? "" : "?" + query)));
        }
        if (isSignedIn(request)) {
            return goTo(wayBack);
        }
        var message = out != null ? "signed-out" : stale != null ? "stale" : null;
        return shown(request, HttpStatus.OK, message, wayBack, "", csrf);
    }

    @PostMapping("/login")
    ResponseEntity<String> signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            CsrfToken csrf,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String to) {
        var wayBack = WayBack.to(to);
        var name = username.strip();
        if (name.length() > LONGEST_NAME || password.length() > LONGEST_PASSWORD) {
            return shown(request, HttpStatus.UNAUTHORIZED, "wrong", wayBack, "", csrf);
        }
        var wait = attempts.take(name, request.getRemoteAddr());
        if (!wait.isZero()) {
            return tooOften(request, wait, wayBack, name, csrf);
        }
        try {
            var key = sessions.begin(name, password);
            attempts.came(name, request.getRemoteAddr(), key.isPresent());
            if (key.isEmpty()) {
                return shown(request, HttpStatus.UNAUTHORIZED, "wrong", wayBack, name, csrf);
            }
            entrance.begin(request, response, key.get());
            return goTo(wayBack);
        } catch (DataAccessException e) {
            return shown(request, HttpStatus.SERVICE_UNAVAILABLE, "away", wayBack, name, csrf);
        }
    }

    /** A script is told that it is done; who sent a form sees the sign-in page. */
    @PostMapping("/logout")
    ResponseEntity<String> signOut(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.key(request).ifPresent(sessions::end);
        SessionCookie.clear(request, response);
        csrfTokens.saveToken(null, request, response);
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)
                ? goTo("/login?out")
                : ResponseEntity.noContent().build();
    }

    @GetMapping(path = "/login/style.css", produces = "text/css;charset=UTF-8")
    ResponseEntity<String> style() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(STYLE);
    }

    private static String text(String file) {
        try {
            return new ClassPathResource(file, SignInController.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isSignedIn(HttpServletRequest request) {
        try {
            return SessionCookie.key(request).flatMap(sessions::of).isPresent();
        } catch (DataAccessException e) {
            return false;
        }
    }

    private static boolean comesFromElsewhere(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return site != null && (site.equals("cross-site") || site.equals("same-site"));
    }

    private ResponseEntity<String> tooOften(
            HttpServletRequest request, Duration wait, String to, String name, CsrfToken csrf) {
        var answer = shown(request, HttpStatus.TOO_MANY_REQUESTS, "too-often", to, name, csrf);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(Allowances.seconds(wait)))
                .body(answer.getBody());
    }

    private ResponseEntity<String> shown(
            HttpServletRequest request,
            HttpStatus status,
            @Nullable String message,
            String to,
            String name,
            CsrfToken csrf) {
        var shown = new Shown(message, status != HttpStatus.OK, to, name, csrf.getParameterName(), csrf.getToken());
        return html(status, page.html(SignInPage.language(request), shown));
    }

    private static ResponseEntity<String> html(HttpStatus status, String html) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(html);
    }

    private static ResponseEntity<String> goTo(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
