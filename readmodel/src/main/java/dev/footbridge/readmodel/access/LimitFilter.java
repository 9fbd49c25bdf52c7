package dev.footbridge.readmodel.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 with {@code Retry-After} to who opens streams or searches too often. */
final class LimitFilter extends OncePerRequestFilter {
    private final Allowances streams;
    private final Allowances searches;

    LimitFilter(LimitsProperties limits, InstantSource clock) {
        streams = new Allowances(limits.ofStreams(), clock);
        searches = new Allowances(limits.ofSearches(), clock);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        var wait = wait(request);
        if (wait.isZero()) {
            rest.doFilter(request, response);
            return;
        }
        ProblemCodec.writeLater(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                Allowances.seconds(wait),
                "Expected to be asked this now and then, but it is asked again and again");
    }

    private Duration wait(HttpServletRequest request) {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            return Duration.ZERO;
        }
        if (request.getRequestURI().endsWith("/stream")) {
            return streams.take(who(request));
        }
        return request.getParameter("q") == null ? Duration.ZERO : searches.take(who(request));
    }

    private static String who(HttpServletRequest request) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn caller
                ? "account " + caller.getName()
                : "address " + request.getRemoteAddr();
    }
}
