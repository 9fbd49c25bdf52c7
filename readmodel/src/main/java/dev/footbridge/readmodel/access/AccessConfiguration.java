package dev.footbridge.readmodel.access;

import dev.footbridge.readmodel.projection.Migrations;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** Accounts and sessions, and the doors made for them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccountsProperties.class, SignInProperties.class, LimitsProperties.class})
public class AccessConfiguration {

    @Bean
    Accounts accounts(AccountsProperties properties, @Value("${server.address:}") String address) {
        if (properties.accountsForLoopbackOnly() && !properties.accounts().isEmpty() && !isLoopback(address)) {
            throw new IllegalStateException(
                    "Expected server.address to be a loopback address, because footbridge.accounts are set, but it is '"
                            + address + "'. Set footbridge.accounts-for-loopback-only=false where that is meant");
        }
        return new Accounts(properties);
    }

    @Bean
    Sessions sessions(
            DataSource database,
            Migrations migrations,
            Accounts accounts,
            SignInProperties settings,
            ObjectProvider<InstantSource> clock) {
        migrations.migrate("access");
        return new Sessions(
                new SessionRepository(JdbcClient.create(database)),
                accounts,
                settings,
                clock.getIfUnique(InstantSource::system));
    }

    /** The second token of a session: scripts of this site read it, so they alone can send it. */
    @Bean
    CsrfTokenRepository csrfTokens() {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }

    @Bean
    AccessChains accessChains(
            Accounts accounts,
            ObjectProvider<Bearers> others,
            Sessions sessions,
            CsrfTokenRepository csrfTokens,
            LimitsProperties limits,
            ObjectProvider<InstantSource> clock) {
        var bearers = Stream.concat(Stream.of(written(accounts)), others.orderedStream())
                .toList();
        var filter = new LimitFilter(limits, clock.getIfUnique(InstantSource::system));
        return new AccessChains(bearers, sessions, csrfTokens, filter);
    }

    @Bean
    FailureController failureController() {
        return new FailureController();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusalsOfTheConnector() {
        return server -> server.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(RefusalValve.class.getName());
            }
        });
    }

    @Bean
    ProblemController problemController() {
        return new ProblemController();
    }

    private static Bearers written(Accounts accounts) {
        return token -> accounts.of(token)
                .<Bearing>map(account -> new Bearing.Known(SignedIn.byToken(account, () -> true)))
                .orElseGet(Bearing.Unknown::new);
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
