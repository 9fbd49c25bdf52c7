package dev.footbridge.readmodel.signin;

import dev.footbridge.readmodel.access.AccessChains;
import dev.footbridge.readmodel.access.Accounts;
import dev.footbridge.readmodel.access.Sessions;
import dev.footbridge.readmodel.access.SignInProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** Signing in and out. */
@Configuration(proxyBeanMethods = false)
public class SignInConfiguration {
    private static final int BEFORE_THE_REST = 10;

    @Bean
    @Order(BEFORE_THE_REST)
    SecurityFilterChain signInChain(HttpSecurity http, AccessChains chains) {
        return chains.signIn(http, "/login", "/login/**", "/logout");
    }

    @Bean
    SignInPage signInPage(Accounts accounts, ObjectProvider<IdentityProvider> provider) {
        return new SignInPage(accounts.anyPassword(), provider.getIfUnique());
    }

    @Bean
    Entrance entrance(Sessions sessions, CsrfTokenRepository csrfTokens, SignInPage page) {
        return new Entrance(sessions, csrfTokens, page);
    }

    @Bean
    SignInController signInController(
            Sessions sessions,
            SignInProperties settings,
            CsrfTokenRepository csrfTokens,
            Entrance entrance,
            SignInPage page,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<InstantSource> clock) {
        var attempts = new Attempts(
                settings, clock.getIfUnique(InstantSource::system), meters.getIfUnique(SimpleMeterRegistry::new));
        return new SignInController(sessions, attempts, csrfTokens, entrance, page);
    }
}
