package dev.footbridge.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footbridge.bridge.read.ReadSide;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console's page and files, over HTTP. */
class ConsoleTest {
    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/console/[^\"]+)\"");
    private static final Pattern NONCE = Pattern.compile("csp-nonce\" nonce=\"([^\"]+)\"");
    private static ReadSide readSide;

    @BeforeAll
    static void start() throws Exception {
        readSide = ReadSide.running();
    }

    @Test
    void everyScreenIsThePage() throws Exception {
        for (var path : List.of(
                "/",
                "/people",
                "/people/p-1",
                "/checklists/c-1",
                "/reviews",
                "/projects/atlas",
                "/desk/t-1",
                "/inbox/hr/d-1",
                "/unmatched")) {
            var page = get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }

    @Test
    void thePageAllowsNothingButItsOwn() throws Exception {
        var page = get("/people");
        var policy = page.headers().allValues("Content-Security-Policy");
        assertThat(policy).hasSize(1);
        assertThat(policy.get(0))
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http:", "https:", "data:", "*");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.body()).doesNotContain("style=", "{{");
    }

    @Test
    void theNonceOfEachAnswerIsItsOwnAndThePolicysToo() throws Exception {
        var one = get("/");
        var other = get("/");
        assertThat(nonce(one)).isNotEqualTo(nonce(other));
        assertThat(one.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("'nonce-" + nonce(one) + "'");
    }

    @Test
    void everyFileThePageNamesIsThereAndMayBeKept() throws Exception {
        var files = FILE.matcher(get("/").body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(files).anyMatch(file -> file.endsWith(".js")).anyMatch(file -> file.endsWith(".css"));
        for (var file : files) {
            var answer = get(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .as(file)
                    .contains("immutable", "max-age=31536000");
        }
    }

    @Test
    void whatIsNoFileOfTheBundleIsNotServed() throws Exception {
        for (var path : List.of("/console/index.html", "/console/assets/none.js", "/console/", "/console/assets/")) {
            assertThat(get(path).statusCode()).as(path).isIn(401, 403, 404);
        }
        assertThat(get("/console/assets/%2e%2e/index.html").statusCode()).isIn(400, 404);
    }

    @Test
    void nothingIsChangedHere() throws Exception {
        var posted = HttpClient.newHttpClient()
                .send(
                        readSide.request("/people", "manager")
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
        assertThat(posted.statusCode()).isEqualTo(403);
    }

    @Test
    void whoIsNotSignedInIsLedThereAndBack() throws Exception {
        var asked = readSide.request("/checklists?status=done", null)
                .header("Accept", "text/html")
                .build();
        var answer = HttpClient.newHttpClient().send(asked, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("/login?to=%2Fchecklists%3Fstatus%3Ddone");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void whoIsNotSignedInGetsNoFileEither() throws Exception {
        assertThat(readSide.get("/console/assets/none.js", null).statusCode()).isEqualTo(401);
        assertThat(readSide.get("/", null).statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return readSide.get(path, "manager");
    }

    private static String nonce(HttpResponse<String> page) {
        Matcher found = NONCE.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
