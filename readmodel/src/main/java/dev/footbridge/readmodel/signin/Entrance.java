package dev.footbridge.readmodel.signin;

import dev.footbridge.readmodel.access.Account;
import dev.footbridge.readmodel.access.SessionCookie;
import dev.footbridge.readmodel.access.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** Lets somebody in whom an identity provider vouches for, or says why not. */
public final class Entrance {
    private final Sessions sessions;
    private final CsrfTokenRepository csrfTokens;
    private final SignInPage page;

    Entrance(Sessions sessions, CsrfTokenRepository csrfTokens, SignInPage page) {
        this.sessions = sessions;
        this.csrfTokens = csrfTokens;
        this.page = page;
    }

    /** By a page that goes on: coming from another site, a browser would not send the new cookie along yet. */
    public void letIn(HttpServletRequest request, HttpServletResponse response, Account account, String to)
            throws IOException {
        try {
            begin(request, response, sessions.begin(account));
        } catch (DataAccessException e) {
            refuse(request, response, HttpStatus.SERVICE_UNAVAILABLE, "away");
            return;
        }
        html(response, HttpStatus.OK, page.goingOn(SignInPage.language(request), WayBack.to(to)));
    }

    /** @param message which of the page's words */
    public void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String message)
            throws IOException {
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        html(
                response,
                status,
                page.html(
                        SignInPage.language(request),
                        new SignInPage.Shown(
                                message, true, WayBack.FIRST_PAGE, "", csrf.getParameterName(), csrf.getToken())));
    }

    /** A new key, a new second token; a session there was before is over. */
    void begin(HttpServletRequest request, HttpServletResponse response, String key) {
        SessionCookie.key(request).ifPresent(sessions::end);
        SessionCookie.set(request, response, key);
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
    }

    private static void html(HttpServletResponse response, HttpStatus status, String html) throws IOException {
        response.setStatus(status.value());
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }
}
