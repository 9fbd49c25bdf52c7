package dev.footbridge.readmodel.access;

import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Doors alike: callers known by a bearer token or by the cookie of a session (and then with a second token for changes),
 * problems as RFC 9457, and closed but for what a module opens.
 */
public final class AccessChains {
    /** The order of a module's chain that has no reason to be earlier: before the one that closes all the rest. */
    public static final int OF_A_MODULE = 1_000;

    private static final String OF_ANSWERS = DoorHeaders.POLICY_OF_ANSWERS;
    private static final String OF_PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'";
    private static final String OF_THE_SIGN_IN_PAGE =
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final List<Bearers> bearers;
    private final Sessions sessions;
    private final CsrfTokenRepository csrfTokens;
    private final LimitFilter limits;

    AccessChains(List<Bearers> bearers, Sessions sessions, CsrfTokenRepository csrfTokens, LimitFilter limits) {
        this.limits = limits;
        this.bearers = bearers;
        this.sessions = sessions;
        this.csrfTokens = csrfTokens;
    }

    /**
     * The chain of a module's API; make it a bean.
     *
     * @param pattern whose requests it guards, for example {@code /api/**}
     * @param rules what it opens to whom; the rest of the pattern is denied, and to whoever is known it is not there
     */
    public SecurityFilterChain chain(
            HttpSecurity http,
            String pattern,
            Customizer<AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry>
                    rules) {
        return recognising(guarded(http, OF_ANSWERS, Refusal::unknown, pattern))
                .authorizeHttpRequests(requests -> {
                    rules.customize(requests);
                    requests.anyRequest().access(Refusal::ofWhatIsNotHere);
                })
                .build();
    }

    /** The same for requests that carry their own proof, a signature: who has a session or a token is nobody there. */
    public SecurityFilterChain signed(HttpSecurity http, String pattern, HttpMethod... methods) {
        return guarded(http, OF_ANSWERS, Refusal::unknown, pattern)
                .csrf(csrf -> csrf.disable()) // nobody is known by a cookie
                .authorizeHttpRequests(requests -> {
                    Arrays.stream(methods)
                            .forEach(method -> requests.requestMatchers(method).permitAll());
                    requests.anyRequest().denyAll();
                })
                .build();
    }

    /**
     * The chain of pages and what they are made of: for everybody who is signed in. Who is not and navigates there is led
     * to the sign-in page and back; anything else that asks gets a problem.
     */
    public SecurityFilterChain pages(HttpSecurity http, String... patterns) {
        return recognising(guarded(http, OF_PAGES, Refusal::leadToSignIn, patterns))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .authenticated()
                        .requestMatchers(HttpMethod.HEAD)
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** The chain of signing in and out: open to everybody, and every change needs the second token. */
    public SecurityFilterChain signIn(HttpSecurity http, String... patterns) {
        return guarded(http, OF_THE_SIGN_IN_PAGE, Refusal::unknown, patterns)
                .csrf(csrf -> csrf.spa().csrfTokenRepository(csrfTokens))
                .exceptionHandling(failures -> failures.accessDeniedHandler(Refusal::askAgain))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** The chain of the application, after all others: whatever no module has opened stays closed, to everybody. */
    public SecurityFilterChain closed(HttpSecurity http, String... openToAll) {
        return guarded(http, OF_ANSWERS, Refusal::unknown, "/**")
                .csrf(csrf -> csrf.disable())
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll() // an answer that was decided already
                        .requestMatchers(openToAll)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    private HttpSecurity recognising(HttpSecurity http) {
        return http.addFilterBefore(new BearerTokenFilter(bearers), CsrfFilter.class)
                .addFilterBefore(new SessionFilter(sessions), CsrfFilter.class)
                .addFilterBefore(limits, CsrfFilter.class)
                .csrf(csrf -> csrf.spa().csrfTokenRepository(csrfTokens));
    }

    private static HttpSecurity guarded(
            HttpSecurity http, String policy, AuthenticationEntryPoint unknown, String... patterns) {
        return http.securityMatcher(patterns)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(permissions -> permissions.policy(DoorHeaders.PERMISSIONS))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN)))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(unknown).accessDeniedHandler(Refusal::denied));
    }
}
