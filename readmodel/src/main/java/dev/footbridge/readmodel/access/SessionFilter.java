package dev.footbridge.readmodel.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Recognises the caller by the cookie of a session, unless a token was presented: that then has to be right. Only who is
 * known by a cookie can be made to do something by another site, so only they need the other token for changes.
 */
final class SessionFilter extends OncePerRequestFilter {
    private final Sessions sessions;

    SessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        Optional<SignedIn> caller;
        try {
            caller = request.getHeader(HttpHeaders.AUTHORIZATION) == null
                    ? SessionCookie.key(request).flatMap(sessions::of)
                    : Optional.empty();
        } catch (DataAccessException e) { // nobody can say who this is; that is not the same as nobody
            ProblemCodec.writeLater(
                    response, HttpStatus.SERVICE_UNAVAILABLE, 2, "Expected to look up the session, but nobody answers");
            return;
        }
        caller.ifPresentOrElse(
                known -> Recognition.save(known, request, response), () -> CsrfFilter.skipRequest(request));
        rest.doFilter(request, response);
    }
}
