package dev.footbridge.readmodel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A door made by {@link AccessChains}, knocked at over HTTP. */
class AccessTest {
    private static final String HR = "hr-token-of-this-test";
    private static final String IT = "it-token-of-this-test";
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        application = run("127.0.0.1", Map.of());
    }

    @AfterAll
    static void end() {
        application.close();
    }

    @Test
    void nobodyIsLetInWithoutAToken() throws Exception {
        var answer = get("/trial/mine", null);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"footbridge\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"status\":401");
    }

    @Test
    void aWrongTokenIsNotEchoed() throws Exception {
        var answer = get("/trial/mine", "somebody-elses-token");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("invalid_token");
        assertThat(answer.body()).doesNotContain("somebody");
    }

    @Test
    void theCallerIsTheAccountOfTheToken() throws Exception {
        assertThat(get("/trial/mine", HR).body()).isEqualTo("hr HR E-0002");
    }

    @Test
    void aRoleThatMayNotIsForbidden() throws Exception {
        var answer = get("/trial/mine", IT);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void whatWasNotOpenedIsClosedEvenToThoseWeKnow() throws Exception {
        assertThat(get("/trial/elsewhere", HR).statusCode()).isEqualTo(403);
    }

    @Test
    void answersAreNeverCachedFramedOrSniffed() throws Exception {
        var headers = get("/trial/mine", HR).headers();
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aFailureTellsNothingOfTheInside() throws Exception {
        var answer = get("/trial/fails?how=badly", HR);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContain("Mara").doesNotContain("Exception");
    }

    @Test
    void anAbsentDatabaseIsAnAnswerToComeBackTo() throws Exception {
        var answer = get("/trial/fails?how=away", HR);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    }

    @Test
    void writtenDownAccountsStayOnThisMachineUnlessSomebodyMeansIt() {
        assertThatThrownBy(() -> run("0.0.0.0", Map.of()))
                .rootCause()
                .hasMessageStartingWith("Expected server.address to be a loopback address");
        run("0.0.0.0", Map.of("footbridge.accounts-for-loopback-only", "false")).close();
    }

    @Test
    void aTokenThatCouldBeGuessedStopsTheStartWithoutBeingShown() {
        assertThatThrownBy(() -> run("127.0.0.1", Map.of("footbridge.accounts.hr.token", "short")))
                .rootCause()
                .hasMessageStartingWith("Expected footbridge.accounts.hr to have a role and a token")
                .hasMessageNotContaining("short");
    }

    private static ConfigurableApplicationContext run(String address, Map<String, String> more) {
        var settings = Stream.of(
                        "server.port=0",
                        "server.address=" + address,
                        "spring.main.banner-mode=off",
                        "footbridge.accounts.hr.token=" + HR,
                        "footbridge.accounts.hr.role=HR",
                        "footbridge.accounts.hr.person=E-0002",
                        "footbridge.accounts.it.token=" + IT,
                        "footbridge.accounts.it.role=IT")
                .map(setting -> "--" + setting);
        var others = more.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
        // later arguments of one name come first
        return new SpringApplicationBuilder(Trial.class)
                .run(Stream.concat(
                                others,
                                settings.filter(setting -> more.keySet().stream()
                                        .noneMatch(name -> setting.startsWith("--" + name + "="))))
                        .toArray(String[]::new));
    }

    private static HttpResponse<String> get(String path, @Nullable String token) throws Exception {
        var port = application.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
    @Import({AccessConfiguration.class, TrialController.class})
    static class Trial {
        @Bean
        SecurityFilterChain trialChain(HttpSecurity http, AccessChains chains) {
            return chains.chain(
                    http,
                    "/trial/**",
                    requests -> requests.requestMatchers("/trial/mine", "/trial/fails")
                            .hasAnyRole("HR", "ADMIN"));
        }
    }

    @RestController
    static class TrialController {
        @GetMapping("/trial/mine")
        String mine(@AuthenticationPrincipal Account account) {
            return String.join(" ", List.of(account.name(), account.role().name(), account.person()));
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
