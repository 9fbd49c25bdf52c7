package dev.footbridge.readmodel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

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
        var answer = get("/trial/elsewhere", HR);
        assertThat(answer.statusCode()).as("and no role would open it").isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(get("/trial/elsewhere", null).statusCode()).isEqualTo(401);
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
        var settings = new LinkedHashMap<String, String>();
        settings.put("server.address", address);
        settings.put("footbridge.accounts.hr.token", HR);
        settings.put("footbridge.accounts.hr.role", "HR");
        settings.put("footbridge.accounts.hr.person", "E-0002");
        settings.put("footbridge.accounts.it.token", IT);
        settings.put("footbridge.accounts.it.role", "IT");
        settings.putAll(more);
        return Trial.run(settings);
    }

    private static HttpResponse<String> get(String path, @Nullable String token) throws Exception {
        var port = application.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
