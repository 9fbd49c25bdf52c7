package dev.footbridge.readmodel.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfException;

/** How those are answered who may not. */
final class Refusal {
    private static final int LONGEST_ADDRESS = 2_000;
    private static final String NOT_HERE = Refusal.class.getName() + ".NOT_HERE";

    private Refusal() {}

    static void unknown(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        var presented = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                presented ? "Bearer realm=\"footbridge\", error=\"invalid_token\"" : "Bearer realm=\"footbridge\"");
        ProblemCodec.write(
                response,
                HttpStatus.UNAUTHORIZED,
                presented
                        ? "Expected the bearer token of an account, but this is none"
                        : "Expected a bearer token or a session, but there is neither");
    }

    /** A person who navigates signs in and comes back; a script is told, or it would take the sign-in page for its data. */
    static void leadToSignIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (!isNavigation(request)) {
            unknown(request, response, e);
            return;
        }
        var query = request.getQueryString();
        var wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, "/login?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
    }

    private static boolean isNavigation(HttpServletRequest request) {
        var mode = request.getHeader("Sec-Fetch-Mode");
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return HttpMethod.GET.matches(request.getMethod())
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && (mode == null || mode.equals("navigate"))
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** The form of a page that was open for longer than its token was good: no mistake of the person's. */
    static void askAgain(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (request.getRequestURI().equals("/login") && accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
            var asked = request.getParameter("to");
            var to = asked == null || asked.length() > LONGEST_ADDRESS ? "/" : asked; // judged where it is read
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader(
                    HttpHeaders.LOCATION, "/login?stale&to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
            return;
        }
        denied(request, response, e);
    }

    /** Nobody may what no module has opened; it is no matter of roles, so nobody is sent to look for one. */
    static AuthorizationDecision ofWhatIsNotHere(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext asked) {
        asked.getRequest().setAttribute(NOT_HERE, true);
        return new AuthorizationDecision(false);
    }

    static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (request.getAttribute(NOT_HERE) != null) {
            ProblemCodec.write(
                    response,
                    HttpStatus.NOT_FOUND,
                    "Expected something that is here and takes this method, but there is nothing");
            return;
        }
        ProblemCodec.write(
                response,
                HttpStatus.FORBIDDEN,
                e instanceof CsrfException
                        ? "Expected the header X-XSRF-TOKEN with what the cookie XSRF-TOKEN holds, but it is not there"
                        : "Expected a role that may do this, but the account has another");
    }
}
