package dev.footbridge.readmodel.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.readmodel.access.Trial;
import dev.footbridge.readmodel.signin.Browser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** People who sign in at an identity provider, over HTTP from here to there and back. */
class OidcSignInTest {
    private static TrialProvider provider;
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() throws Exception {
        provider = new TrialProvider();
        application = Trial.run(provider.settings());
    }

    @AfterAll
    static void end() {
        application.close();
        provider.close();
    }

    @BeforeEach
    void somebody() {
        provider.lies = Map.of();
        provider.person = Map.of(
                "preferred_username", "mara.quill",
                "worker_number", "E-1042",
                "realm_access", Map.of("roles", List.of("footbridge-hr", "footbridge-admin", "offline_access")));
    }

    @Test
    void whoTheProviderKnowsIsSignedInWithTheirRolesAndPersonAndLedBack() throws Exception {
        var browser = new Browser(application);
        assertThat(browser.get("/people/x?tab=access", "Accept", "text/html")
                        .headers()
                        .firstValue("Location"))
                .hasValue("/login?to=%2Fpeople%2Fx%3Ftab%3Daccess");
        var page = browser.get("/login?to=%2Fpeople%2Fx%3Ftab%3Daccess").body();
        assertThat(page)
                .contains("Sign in with Acme &amp; Sons")
                .contains("href=\"/login/oidc?to=/people/x?tab%3Daccess\"")
                .doesNotContain("type=\"password\"");
        var back = goThereAndBack(browser, "/login/oidc?to=%2Fpeople%2Fx%3Ftab%3Daccess");
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.body()).contains("content=\"0;url=/people/x?tab=access\"");
        assertThat(browser.get("/trial/mine").body()).isEqualTo("mara.quill HR E-1042");
        assertThat(browser.cookies)
                .containsKeys("footbridge-session", "XSRF-TOKEN")
                .doesNotContainKey("footbridge-sign-in");
        assertThat(browser.post("/trial/change", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.post("/trial/change", Map.of(), "X-XSRF-TOKEN", browser.cookies.get("XSRF-TOKEN"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theProviderIsAskedWithProofKeyStateAndNonceAndTheCookieOfItIsHidden() throws Exception {
        var led = new Browser(application).get("/login/oidc?to=https://evil.example");
        assertThat(led.statusCode()).isEqualTo(302);
        var asked = TrialProvider.form(
                URI.create(led.headers().firstValue("Location").orElseThrow()).getRawQuery());
        assertThat(asked)
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("code_challenge", "state", "nonce")
                .containsEntry("client_id", TrialProvider.CLIENT);
        assertThat(asked.get("redirect_uri")).endsWith("/login/callback");
        assertThat(led.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("footbridge-sign-in=")
                        .contains("HttpOnly", "SameSite=Lax", "Path=/login", "Max-Age=600"));
    }

    @Test
    void anotherInstanceCanGoOnWithASignInAndKnowsItsSession() throws Exception {
        try (var other = Trial.run(provider.settings())) {
            var browser = new Browser(application);
            var there =
                    browser.get("/login/oidc").headers().firstValue("Location").orElseThrow();
            var back = browser.get(there).headers().firstValue("Location").orElseThrow();
            var elsewhere = new Browser(other);
            elsewhere.cookies.putAll(browser.cookies);
            var answer = elsewhere.get("/login/callback?" + URI.create(back).getRawQuery());
            assertThat(answer.statusCode()).isEqualTo(200);
            browser.cookies.putAll(elsewhere.cookies);
            assertThat(browser.get("/trial/mine").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aCodeAnotherBrowserGotSignsNobodyIn() throws Exception {
        var attacker = new Browser(application);
        var there = attacker.get("/login/oidc").headers().firstValue("Location").orElseThrow();
        var back = attacker.get(there).headers().firstValue("Location").orElseThrow();
        var victim = new Browser(application);
        assertThat(victim.get(back).statusCode()).isEqualTo(401);
        victim.get("/login/oidc");
        assertThat(victim.get(back).statusCode()).isEqualTo(401);
        assertThat(victim.cookies).doesNotContainKey("footbridge-session");
    }

    @Test
    void aSignInThatWasTamperedWithOrIsTooOldIsNone() throws Exception {
        var browser = new Browser(application);
        var there = browser.get("/login/oidc").headers().firstValue("Location").orElseThrow();
        var cookie = browser.cookies.get("footbridge-sign-in");
        for (var wrong :
                new String[] {"", "x", ".", cookie + "x", "x" + cookie, cookie.substring(0, cookie.indexOf('.'))}) {
            var back = browser.get(there).headers().firstValue("Location").orElseThrow();
            browser.cookies.put("footbridge-sign-in", wrong);
            assertThat(browser.get(back).statusCode()).as(wrong).isEqualTo(401);
        }
        browser.cookies.put("footbridge-sign-in", cookie);
        var back = browser.get(there).headers().firstValue("Location").orElseThrow();
        Trial.turnClock(Duration.ofMinutes(11));
        try {
            assertThat(browser.get(back).statusCode()).isEqualTo(401);
        } finally {
            Trial.turnClock(Duration.ofMinutes(-11));
        }
    }

    @Test
    void aTokenThatIsNotForThisSignInSignsNobodyIn() throws Exception {
        var wrong = List.<Map<String, Object>>of(
                Map.of("nonce", "another"),
                Map.of("aud", "another-client"),
                Map.of("iss", "https://elsewhere.example"),
                Map.of("exp", Date.from(Instant.now().minusSeconds(120))));
        for (var lie : wrong) {
            provider.lies = lie;
            var browser = new Browser(application);
            var answer = goThereAndBack(browser, "/login/oidc");
            assertThat(answer.statusCode()).as(lie.toString()).isEqualTo(401);
            assertThat(answer.body()).contains("Signing in did not work");
            assertThat(browser.cookies).doesNotContainKey("footbridge-session");
        }
    }

    @Test
    void whoHasNoRoleHereIsToldSo() throws Exception {
        provider.person = Map.of("preferred_username", "a.stranger");
        var browser = new Browser(application);
        var answer = goThereAndBack(browser, "/login/oidc");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("you have no role here");
        assertThat(browser.cookies).doesNotContainKey("footbridge-session");
    }

    @Test
    void whoCancelsThereIsBackAtTheSignInPage() throws Exception {
        var browser = new Browser(application);
        var asked = TrialProvider.form(URI.create(browser.get("/login/oidc")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .getRawQuery());
        var answer = browser.get("/login/callback?error=access_denied&state=" + asked.get("state"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Sign in with Acme");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self'");
    }

    @Test
    void whoSignsOutHereIsOfferedToSignOutThere() throws Exception {
        var browser = new Browser(application);
        goThereAndBack(browser, "/login/oidc");
        var token = browser.cookies.get("XSRF-TOKEN");
        assertThat(browser.post("/logout", Map.of(), "X-XSRF-TOKEN", token).statusCode())
                .isEqualTo(204);
        assertThat(browser.get("/trial/mine").statusCode()).isEqualTo(401);
        assertThat(browser.get("/login?out").body()).contains("Sign out of Acme &amp; Sons too");
        assertThat(browser.get("/login/oidc/out")
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .isEqualTo(provider.issuer() + "/logout?client_id=" + TrialProvider.CLIENT);
    }

    @Test
    void whileTheProviderIsAwayThePageSaysSoAndTheStartDoesNotWaitForIt() throws Exception {
        provider.away = true;
        try (var fresh = Trial.run(provider.settings())) {
            var answer = new Browser(fresh).get("/login/oidc");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("does not work at the moment");
            provider.away = false;
            Thread.sleep(2_100);
            assertThat(new Browser(fresh).get("/login/oidc").statusCode()).isEqualTo(302);
        } finally {
            provider.away = false;
        }
    }

    private static HttpResponse<String> goThereAndBack(Browser browser, String begin) throws Exception {
        var there = browser.get(begin).headers().firstValue("Location").orElseThrow();
        var back = browser.get(there).headers().firstValue("Location").orElseThrow();
        return browser.get(back);
    }
}
