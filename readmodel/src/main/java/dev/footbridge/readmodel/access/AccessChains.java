package dev.footbridge.readmodel.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Doors alike: bearer tokens, no session, nothing cached, problems as RFC 9457, and closed but for what a module opens. */
public final class AccessChains {
    private static final String POLICY =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private final Accounts accounts;

    AccessChains(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * The chain of a module; make it a bean.
     *
     * @param pattern whose requests it guards, for example {@code /api/**}
     * @param rules what it opens to whom; the rest of the pattern is denied
     */
    public SecurityFilterChain chain(
            HttpSecurity http,
            String pattern,
            Customizer<AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry>
                    rules) {
        return http.securityMatcher(pattern)
                .authorizeHttpRequests(requests -> {
                    rules.customize(requests);
                    requests.anyRequest().denyAll();
                })
                .addFilterBefore(new BearerTokenFilter(accounts), AuthorizationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable()) // nothing here is known by a cookie
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(AccessChains::unknown)
                        .accessDeniedHandler(AccessChains::denied))
                .build();
    }

    private static void unknown(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        var presented = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                presented ? "Bearer realm=\"footbridge\", error=\"invalid_token\"" : "Bearer realm=\"footbridge\"");
        problem(
                response,
                HttpStatus.UNAUTHORIZED,
                presented
                        ? "Expected the bearer token of an account, but this is none"
                        : "Expected a bearer token, but there is none");
    }

    private static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        problem(response, HttpStatus.FORBIDDEN, "Expected a role that may do this, but the account has another");
    }

    private static void problem(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(status.getReasonPhrase(), status.value(), detail)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
