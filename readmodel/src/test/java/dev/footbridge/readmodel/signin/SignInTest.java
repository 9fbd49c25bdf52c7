package dev.footbridge.readmodel.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.readmodel.access.Trial;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** People at a browser, over HTTP. */
class SignInTest {
    private static final String PASSWORD = "right horse of this test";
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        application = Trial.run(settings(PASSWORD));
    }

    @AfterAll
    static void end() {
        application.close();
    }

    private static Map<String, String> settings(String password) {
        var settings = new LinkedHashMap<String, String>();
        for (var name : new String[] {"hr", "it", "guessed", "flooded"}) {
            settings.put("footbridge.accounts." + name + ".token", name + "-token-of-this-test");
            settings.put("footbridge.accounts." + name + ".password", password);
            settings.put("footbridge.accounts." + name + ".role", name.equals("it") ? "IT" : "HR");
        }
        settings.put("footbridge.accounts.machine.token", "machine-token-of-this-test");
        settings.put("footbridge.accounts.machine.role", "HR");
        settings.put("footbridge.sign-in.attempts-of-address", "1000");
        return settings;
    }

    private static Browser browser() {
        return new Browser(application);
    }

    private static Browser signedIn() throws Exception {
        var browser = browser();
        assertThat(browser.signIn("hr", PASSWORD, "/").statusCode()).isEqualTo(303);
        return browser;
    }

    private static HttpResponse<String> change(Browser browser, String... headers) throws Exception {
        return browser.post("/trial/change", Map.of(), headers);
    }

    @Test
    void whoNavigatesToAPageSignsInAndIsLedBackToIt() throws Exception {
        var browser = browser();
        var led = browser.get("/people/8f0c?tab=access", "Accept", "text/html,*/*");
        assertThat(led.statusCode()).isEqualTo(302);
        assertThat(led.headers().firstValue("Location")).hasValue("/login?to=%2Fpeople%2F8f0c%3Ftab%3Daccess");
        var back = browser.signIn("hr", PASSWORD, "/people/8f0c?tab=access");
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location")).hasValue("/people/8f0c?tab=access");
        assertThat(browser.get("/people/8f0c?tab=access", "Accept", "text/html").body())
                .isEqualTo("a page");
        assertThat(browser.get("/trial/mine").body()).isEqualTo("hr HR null");
    }

    @Test
    void aScriptThatAsksIsToldAndNeverLedAway() throws Exception {
        for (var accept : new String[] {"application/json", "*/*", "text/event-stream"}) {
            assertThat(browser().get("/people/8f0c", "Accept", accept).statusCode())
                    .isEqualTo(401);
            var api = browser().get("/trial/mine", "Accept", accept);
            assertThat(api.statusCode()).isEqualTo(401);
            assertThat(api.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        assertThat(browser().get("/trial/mine", "Accept", "text/html").statusCode())
                .isEqualTo(401);
        assertThat(browser()
                        .get("/assets/app.js", "Accept", "text/html", "Sec-Fetch-Mode", "no-cors")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void nobodyIsLedToAnotherSite() throws Exception {
        for (var to : new String[] {"https://evil.example/", "//evil.example", "/\\evil.example"}) {
            assertThat(browser().signIn("hr", PASSWORD, to).headers().firstValue("Location"))
                    .hasValue("/");
        }
    }

    @Test
    void theSessionIsACookieNoScriptReadsAndTheSecondTokenIsOneItDoes() throws Exception {
        var cookies = browser().signIn("hr", PASSWORD, "/").headers().allValues("Set-Cookie");
        assertThat(cookies)
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("footbridge-session=")
                        .contains("HttpOnly")
                        .contains("SameSite=Strict")
                        .contains("Path=/")
                        .doesNotContain("Max-Age")
                        .doesNotContain("Secure"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("XSRF-TOKEN=")
                        .contains("SameSite=Strict")
                        .doesNotContain("HttpOnly"));
    }

    @Test
    void aSessionThatWasThereBeforeIsNeverTakenOver() throws Exception {
        var browser = browser();
        browser.cookies.put("footbridge-session", "planted");
        assertThat(browser.signIn("hr", PASSWORD, "/").statusCode()).isEqualTo(303);
        var first = browser.cookies.get("footbridge-session");
        assertThat(first).isNotEqualTo("planted").hasSize(43);
        var token = browser.cookies.get("XSRF-TOKEN");
        browser.cookies.remove("footbridge-session");
        assertThat(browser.signIn("hr", PASSWORD, "/").statusCode()).isEqualTo(303);
        assertThat(browser.cookies.get("footbridge-session")).isNotEqualTo(first);
        assertThat(browser.cookies.get("XSRF-TOKEN")).isNotEqualTo(token);
    }

    @Test
    void signingInAgainEndsTheSessionBefore() throws Exception {
        var browser = signedIn();
        var other = browser();
        other.cookies.putAll(browser.cookies);
        var csrf = browser.cookies.get("XSRF-TOKEN");
        browser.post(
                "/login", Map.of("username", "hr", "password", PASSWORD), "X-XSRF-TOKEN", csrf, "Accept", "text/html");
        assertThat(browser.get("/trial/mine").statusCode()).isEqualTo(200);
        assertThat(other.get("/trial/mine").statusCode()).isEqualTo(401);
    }

    @Test
    void aChangeNeedsTheSecondTokenInAHeader() throws Exception {
        var browser = signedIn();
        var without = change(browser);
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(without.body()).contains("X-XSRF-TOKEN");
        assertThat(change(browser, "X-XSRF-TOKEN", "guessed").statusCode()).isEqualTo(403);
        var with = change(browser, "X-XSRF-TOKEN", browser.cookies.get("XSRF-TOKEN"));
        assertThat(with.body()).isEqualTo("changed by hr");
    }

    @Test
    void aBearerTokenNeedsNoSecondOneAndCountsAlone() throws Exception {
        assertThat(change(browser(), "Authorization", "Bearer machine-token-of-this-test")
                        .body())
                .isEqualTo("changed by machine");
        var browser = signedIn();
        assertThat(browser.get("/trial/mine", "Authorization", "Bearer machine-token-of-this-test")
                        .body())
                .startsWith("machine");
        assertThat(browser.get("/trial/mine", "Authorization", "Bearer nobody's")
                        .statusCode())
                .isEqualTo(401);
        assertThat(change(browser, "Authorization", "Basic x").statusCode()).isEqualTo(401);
    }

    @Test
    void aSignedDoorAsksForNothingElse() throws Exception {
        assertThat(browser().post("/hooks/one", Map.of()).body()).isEqualTo("heard");
        assertThat(signedIn().post("/hooks/one", Map.of()).body()).isEqualTo("heard");
        assertThat(browser().get("/hooks/one").statusCode()).isEqualTo(401);
    }

    @Test
    void aRoleThatMayNotIsForbiddenByCookieToo() throws Exception {
        var browser = browser();
        browser.signIn("it", PASSWORD, "/");
        assertThat(browser.get("/trial/mine").statusCode()).isEqualTo(403);
        assertThat(browser.get("/people/x", "Accept", "text/html").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsWrongIsNotSaid() throws Exception {
        var wrongPassword = browser().signIn("it", "wrong horse", "/");
        var wrongAccount = browser().signIn("nobody", PASSWORD, "/");
        var noPassword = browser().signIn("machine", "", "/");
        for (var answer : new HttpResponse<?>[] {wrongPassword, wrongAccount, noPassword}) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat((String) answer.body())
                    .contains("Account or password is not right.")
                    .contains("role=\"alert\"");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
        }
        assertThat(wrongPassword.body()).doesNotContain("wrong horse");
    }

    @Test
    void aNameThatIsMarkupStaysText() throws Exception {
        var answer = browser().signIn("\"><script>alert(1)</script>", "wrong horse", "/");
        assertThat(answer.body()).doesNotContain("<script").contains("&quot;&gt;&lt;script&gt;");
    }

    @Test
    void thePageSpeaksTheLanguageAskedFor() throws Exception {
        assertThat(browser().get("/login").body())
                .contains("<html lang=\"en\">")
                .contains("Sign in");
        assertThat(browser().get("/login", "Accept-Language", "de-AT,de;q=0.8").body())
                .contains("<html lang=\"de\">")
                .contains("Anmelden");
        assertThat(browser().get("/login", "Accept-Language", "nl, fr;q=0.5").body())
                .contains("Se connecter");
        assertThat(browser().get("/login", "Accept-Language", "nl").body()).contains("Sign in");
    }

    @Test
    void thePageCanBeUsedByKeyboardAndRunsNoScript() throws Exception {
        var page = browser().get("/login");
        assertThat(page.body())
                .contains("<label for=\"username\"")
                .contains("autofocus")
                .contains("autocomplete=\"current-password\"")
                .doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'self'; form-action 'self'")
                .doesNotContain("script-src");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        var style = browser().get("/login/style.css");
        assertThat(style.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
        assertThat(style.body()).contains("light-dark(");
    }

    @Test
    void aFormFromAnotherSiteSignsNobodyIn() throws Exception {
        var browser = browser();
        var answer = browser.post(
                "/login", Map.of("username", "hr", "password", PASSWORD, "to", "/people"), "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/login?stale&to=%2Fpeople");
        assertThat(browser.cookies).doesNotContainKey("footbridge-session");
        assertThat(browser.get("/login?stale&to=%2Fpeople").body()).contains("open for too long");
    }

    @Test
    void whoComesByALinkInAMailNeedNotSignInAgain() throws Exception {
        var withoutCookie = browser()
                .get("/login?to=/people/8f0c%3Ftab%3Daccess", "Accept", "text/html", "Sec-Fetch-Site", "cross-site");
        assertThat(withoutCookie.body())
                .contains("http-equiv=\"refresh\" content=\"0;url=/login?to=/people/8f0c%3Ftab%3Daccess\"");
        var browser = signedIn();
        var again = browser.get("/login?to=/people/8f0c%3Ftab%3Daccess", "Sec-Fetch-Site", "same-origin");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(again.headers().firstValue("Location")).hasValue("/people/8f0c?tab=access");
    }

    @Test
    void signingOutEndsTheSessionEverywhere() throws Exception {
        var browser = signedIn();
        var copy = browser();
        copy.cookies.putAll(browser.cookies);
        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(copy.get("/trial/mine").statusCode()).isEqualTo(200);
        var out = browser.post("/logout", Map.of(), "X-XSRF-TOKEN", browser.cookies.get("XSRF-TOKEN"));
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(browser.cookies).doesNotContainKey("footbridge-session");
        assertThat(copy.get("/trial/mine").statusCode()).isEqualTo(401);
    }

    @Test
    void whoSignsOutByAFormSeesThatTheyAreOut() throws Exception {
        var browser = signedIn();
        var token = browser.cookies.get("XSRF-TOKEN");
        var out = browser.post("/logout", Map.of(), "X-XSRF-TOKEN", token, "Accept", "text/html");
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(browser.get(out.headers().firstValue("Location").orElseThrow())
                        .body())
                .contains("You are signed out.")
                .contains("role=\"status\"");
    }

    @Test
    void aSessionEndsWhenNothingIsDoneAndInAnyCaseAfterHalfADay() throws Exception {
        var idle = signedIn();
        Trial.turnClock(Duration.ofMinutes(59));
        assertThat(idle.get("/trial/mine").statusCode()).isEqualTo(200);
        Trial.turnClock(Duration.ofMinutes(59));
        assertThat(idle.get("/trial/mine").statusCode()).isEqualTo(200);
        Trial.turnClock(Duration.ofMinutes(61));
        assertThat(idle.get("/trial/mine").statusCode()).isEqualTo(401);

        var busy = signedIn();
        for (var hour = 0; hour < 14; hour++) {
            Trial.turnClock(Duration.ofMinutes(50));
            assertThat(busy.get("/trial/mine").statusCode()).isEqualTo(200);
        }
        Trial.turnClock(Duration.ofMinutes(21));
        assertThat(busy.get("/trial/mine").statusCode()).isEqualTo(401);
    }

    @Test
    void aRestartEndsNoSessionButAnotherPasswordDoes() throws Exception {
        var browser = signedIn();
        var key = "footbridge-session=" + browser.cookies.get("footbridge-session");
        try (var again = Trial.run(settings(PASSWORD))) {
            assertThat(mine(again, key)).isEqualTo(200);
        }
        try (var changed = Trial.run(settings("another horse of this test"))) {
            assertThat(mine(changed, key)).isEqualTo(401);
        }
    }

    private static int mine(ConfigurableApplicationContext where, String cookie) throws Exception {
        var port = where.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/trial/mine"))
                .header("Cookie", cookie)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void guessingIsSlowedDownAndTheRightPasswordWaitsToo() throws Exception {
        var statuses = new java.util.ArrayList<Integer>();
        for (var guess = 0; guess < 12; guess++) {
            statuses.add(browser().signIn("guessed", "guess " + guess, "/").statusCode());
        }
        assertThat(statuses).filteredOn(status -> status == 401).hasSizeBetween(10, 11);
        var late = browser().signIn("guessed", PASSWORD, "/");
        assertThat(late.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(late.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 10);
        assertThat(late.body()).contains("Too many attempts.");
        assertThat(browser().signIn("hr", PASSWORD, "/").statusCode()).isEqualTo(303);
        Trial.turnClock(Duration.ofSeconds(10));
        assertThat(browser().signIn("guessed", PASSWORD, "/").statusCode()).isEqualTo(303);
    }

    @Test
    void whoSignsInRightlyIsNeverSlowedDown() throws Exception {
        for (var time = 0; time < 15; time++) {
            assertThat(browser().signIn("flooded", PASSWORD, "/").statusCode()).isEqualTo(303);
        }
    }
}
