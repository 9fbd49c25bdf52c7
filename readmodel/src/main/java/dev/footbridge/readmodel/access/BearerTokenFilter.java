package dev.footbridge.readmodel.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognises the caller by the bearer token. Who is not recognised goes on as nobody: the chain's rules decide. */
final class BearerTokenFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final List<Bearers> bearers;

    /** @param bearers the first that does not say unknown has it */
    BearerTokenFilter(List<Bearers> bearers) {
        this.bearers = List.copyOf(bearers);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        var bearing = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? read(header.substring(SCHEME.length()).strip())
                : new Bearing.Unknown();
        if (bearing instanceof Bearing.Away) {
            ProblemCodec.writeLater(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    2,
                    "Expected the identity provider to vouch for this token, but it is away");
            return;
        }
        if (bearing instanceof Bearing.WithoutRole) {
            ProblemCodec.write(response, HttpStatus.FORBIDDEN, "Expected an account with a role here, but it has none");
            return;
        }
        if (bearing instanceof Bearing.Known known) {
            Recognition.save(known.caller(), request, response);
        }
        rest.doFilter(request, response);
    }

    private Bearing read(String token) {
        return bearers.stream()
                .map(one -> one.read(token))
                .filter(bearing -> !(bearing instanceof Bearing.Unknown))
                .findFirst()
                .orElseGet(Bearing.Unknown::new);
    }
}
