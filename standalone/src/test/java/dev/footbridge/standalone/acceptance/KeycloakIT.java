package dev.footbridge.standalone.acceptance;

import static dev.footbridge.standalone.acceptance.CookieJar.led;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.standalone.Product;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signing in at a real Keycloak, and the tokens of its machines. It is brought by {@code -Pkeycloak}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakIT {
    private static final String AT = System.getProperty("keycloak.home", "");
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private Keycloak keycloak;
    private Product product;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        if (AT.isEmpty()) {
            System.out.println("!! SKIPPED: signing in at a real Keycloak, because it is brought by -Pkeycloak alone");
        }
        Assumptions.assumeFalse(AT.isEmpty(), "Keycloak is brought by -Pkeycloak alone");
        keycloak = new Keycloak(Path.of(AT));
        product = Product.in(home, Path.of("..", "policies"), Map.of("SPRING_APPLICATION_JSON", settings()));
        keycloak.start(product.url() + "/login/callback"); // Footbridge starts without it
        var caller = new Caller(product);
        caller.bambooHr(
                product.secret("bamboohr"),
                FirstHireIT.bambooHr("E-3001", "Ines", LocalDate.now().minusDays(30)));
        caller.getUntil(
                "hr",
                "/api/people?worker=E-3001",
                answer -> !answer.json().path("items").isEmpty());
    }

    @AfterAll
    void stop() {
        if (product != null) {
            product.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    /** As docs/security.md says it. */
    private String settings() {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "footbridge.sign-in.oidc",
                        Map.of(
                                "issuer", keycloak.issuer(),
                                "name", "Acme",
                                "client-id", "footbridge",
                                "client-secret", keycloak.clientSecret,
                                "audience", "footbridge-api",
                                "roles-claim", "realm_access.roles",
                                "roles", Map.of("[footbridge-hr]", "HR", "[footbridge-it]", "IT"))));
    }

    @Test
    void whoSignsInThereIsHereWithTheirRolesAndAsTheirPerson() throws Exception {
        var browser = new CookieJar();
        var back = signedIn(browser, "ines.marin", keycloak.password);
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        var me = JsonMapper.shared()
                .readTree(browser.get(product.url() + "/api/me").body());
        assertThat(me.path("account").asString()).isEqualTo("ines.marin");
        assertThat(me.path("roles").toString()).isEqualTo("[\"HR\"]");
        assertThat(me.path("person").toString()).contains("Ines");
        assertThat(browser.get(product.url() + "/hr/inbox").statusCode()).isEqualTo(200);
    }

    @Test
    void rolesAreThoseOfTheProviderAndNoMore() throws Exception {
        var browser = new CookieJar();
        signedIn(browser, "ivo.desk", keycloak.password);
        assertThat(json(browser.get(product.url() + "/api/me")).path("roles").toString())
                .isEqualTo("[\"IT\"]");
        assertThat(browser.get(product.url() + "/it/tasks").statusCode()).isEqualTo(200);
        assertThat(browser.get(product.url() + "/hr/inbox").statusCode()).isEqualTo(403);
    }

    @Test
    void whoHasNoRoleHereIsToldSo() throws Exception {
        var answer = signedIn(new CookieJar(), "a.stranger", keycloak.password);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("you have no role here");
    }

    @Test
    void aWrongPasswordStaysThere() throws Exception {
        var answer = posted(new CookieJar(), "ines.marin", "guessed");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Invalid username or password");
    }

    /** The client demands it: a request without is refused by Keycloak itself. */
    @Test
    void theWayThereHasAProofKey() throws Exception {
        var browser = new CookieJar();
        var there = led(browser.get(product.url() + "/login/oidc"));
        assertThat(there).contains("code_challenge_method=S256");
        var without = there.replaceAll("&code_challenge(_method)?=[^&]*", "");
        assertThat(led(new CookieJar().get(without))).contains("error=invalid_request");
    }

    @Test
    void aMachineWithATokenForUsIsLetInWithItsRoles() throws Exception {
        var token = keycloak.tokenOf("nightly-export");
        assertThat(json(asked("/api/me", token)).path("roles").toString()).isEqualTo("[\"HR\"]");
        assertThat(asked("/api/checklists", token).statusCode()).isEqualTo(200);
        assertThat(asked("/it/tasks", token).statusCode()).isEqualTo(403);
    }

    @Test
    void aTokenForSomebodyElseOpensNoDoor() throws Exception {
        var answer = asked("/api/checklists", keycloak.tokenOf("payroll"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("invalid_token");
    }

    @Test
    void aTokenThatSaysWhoSignedInOpensNoDoor() throws Exception {
        assertThat(asked("/api/checklists", keycloak.idTokenOf("ines.marin")).statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> signedIn(CookieJar browser, String account, String password) throws Exception {
        return browser.get(led(posted(browser, account, password)));
    }

    private HttpResponse<String> posted(CookieJar browser, String account, String password) throws Exception {
        var page = browser.get(led(browser.get(product.url() + "/login/oidc"))).body();
        var form = FORM.matcher(page);
        assertThat(form.find()).as(page).isTrue();
        return browser.post(
                form.group(1).replace("&amp;", "&"),
                Map.of("username", account, "password", password, "credentialId", ""));
    }

    private HttpResponse<String> asked(String path, String token) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(product.url() + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
