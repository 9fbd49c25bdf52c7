package dev.footbridge.readmodel.access;

import dev.footbridge.readmodel.oidc.OidcConfiguration;
import dev.footbridge.readmodel.projection.Migrations;
import dev.footbridge.readmodel.signin.SignInConfiguration;
import dev.footbridge.testparts.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A small application with every kind of door, a real PostgreSQL behind it, and a clock that tests can turn. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@Import({AccessConfiguration.class, SignInConfiguration.class, OidcConfiguration.class, Trial.TrialController.class})
public class Trial {
    private static final AtomicReference<Duration> TURNED = new AtomicReference<>(Duration.ZERO);
    private static final TestDatabase DATABASE = TestDatabase.started();

    public static ConfigurableApplicationContext run(Map<String, String> settings) {
        var all = new LinkedHashMap<String, String>();
        all.put("server.port", "0");
        all.put("server.address", "127.0.0.1");
        all.put("spring.main.banner-mode", "off");
        all.put("spring.config.name", "footbridge-readmodel");
        all.put("spring.datasource.url", DATABASE.url());
        all.putAll(settings);
        return new SpringApplicationBuilder(Trial.class)
                .run(all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    public static void turnClock(Duration on) {
        TURNED.updateAndGet(turned -> turned.plus(on));
    }

    @Bean
    InstantSource clock() {
        return () -> Instant.now().plus(TURNED.get());
    }

    @Bean
    Migrations migrations(DataSource database) {
        return new Migrations(database);
    }

    @Bean
    SecurityFilterChain trialChain(HttpSecurity http, AccessChains chains) {
        return chains.chain(
                http,
                "/trial/**",
                requests -> requests.requestMatchers("/trial/mine", "/trial/fails", "/trial/change", "/trial/stream")
                        .hasAnyRole("HR", "ADMIN"));
    }

    @Bean
    SecurityFilterChain trialPages(HttpSecurity http, AccessChains chains) {
        return chains.pages(http, "/", "/people/**", "/assets/**");
    }

    @Bean
    SecurityFilterChain trialWebhooks(HttpSecurity http, AccessChains chains) {
        return chains.signed(http, "/hooks/**", HttpMethod.POST);
    }

    @Bean
    @Order
    SecurityFilterChain trialRest(HttpSecurity http, AccessChains chains) {
        return chains.closed(http, "/open");
    }

    @RestController
    static class TrialController {
        @GetMapping("/trial/mine")
        String mine(@AuthenticationPrincipal Account account) {
            return account.name() + " " + account.role() + " " + account.person();
        }

        @GetMapping("/trial/stream")
        String stream() {
            return "as if it flowed";
        }

        @PostMapping("/trial/change")
        String change(@AuthenticationPrincipal Account account) {
            return "changed by " + account.name();
        }

        @PostMapping("/hooks/one")
        String hook() {
            return "heard";
        }

        @GetMapping({"/", "/people/{id}", "/assets/app.js", "/open"})
        String page() {
            return "a page";
        }

        @GetMapping("/trial/fails")
        String fails(@RequestParam String how) {
            if (how.equals("away")) {
                throw new DataAccessResourceFailureException("connection of Mara refused");
            }
            throw new IllegalStateException("Mara Quill");
        }
    }
}
