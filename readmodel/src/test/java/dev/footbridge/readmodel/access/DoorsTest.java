package dev.footbridge.readmodel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/** What holds for every answer, whoever gives it: a controller, a chain, the firewall before it, the connector. */
class DoorsTest {
    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        var settings = new HashMap<String, String>();
        for (var name : new String[] {"hr", "reader", "seeker"}) {
            settings.put("footbridge.accounts." + name + ".token", name + "-token-of-this-test");
            settings.put("footbridge.accounts." + name + ".role", "HR");
        }
        settings.put("footbridge.limits.streams", "5");
        settings.put("footbridge.limits.stream-every", "1h");
        settings.put("footbridge.limits.searches", "5");
        settings.put("footbridge.limits.search-every", "1h");
        application = Trial.run(settings);
    }

    @AfterAll
    static void end() {
        application.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    200 | GET /trial/mine              | with a token
                    401 | GET /trial/mine              |
                    404 | GET /trial/elsewhere         | with a token
                    500 | GET /trial/fails?how=badly   | with a token
                    503 | GET /trial/fails?how=away    | with a token
                    400 | GET /trial/fails             | with a token
                    405 | POST /trial/mine             | with a token
                    200 | GET /login                   |
                    404 | GET /login/nothing           |
                    403 | POST /login                  |
                    403 | POST /logout                 |
                    200 | GET /login/style.css         |
                    200 | GET /people/x                | with a token
                    401 | GET /people/x                |
                    403 | POST /people/x               | with a token
                    200 | POST /hooks/one              |
                    401 | DELETE /hooks/one            |
                    200 | GET /open                    |
                    401 | GET /error                   |
                    401 | GET /unheard-of              |
                    400 | GET //trial/mine             |
                    400 | GET /trial/%2e%2e/mine       |
                    400 | GET /trial/mine;a=b          |
                    400 | GET /trial/%00               |
                    400 | GET /trial/[x                |
                    400 | GET /trial/mine%2fx          |
                    400 | CONVERT /trial/mine          |
                    405 | TRACE /trial/mine            |
                    400 | GET http://a:b:c/            |
                    401 | OPTIONS /trial/mine          |
                    401 | HEAD /trial/mine             |
                    """)
    void everyAnswerSaysWhatABrowserMayDoWithIt(int status, String request, String token) throws IOException {
        var answer = raw(request + " HTTP/1.1", token == null ? "" : "Authorization: Bearer hr-token-of-this-test\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        var headers = headers(answer);
        assertThat(headers.get("content-security-policy"))
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(headers).containsEntry("x-content-type-options", "nosniff").containsEntry("x-frame-options", "DENY");
        assertThat(headers)
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("cross-origin-opener-policy", "same-origin")
                .containsEntry("cross-origin-resource-policy", "same-origin")
                .containsKey("permissions-policy");
        assertThat(headers.get("cache-control"))
                .isIn("max-age=3600", "no-store", "no-cache, no-store, max-age=0, must-revalidate");
        assertThat(headers).doesNotContainKeys("server", "x-powered-by", "access-control-allow-origin");
        var body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        assertThat(body).doesNotContain("Tomcat", "Exception", "at org.", "Mara");
        if (status >= 400 && !request.startsWith("HEAD")) {
            assertThat(headers.get("content-type")).isEqualTo("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GET /trial/mine HTTP/9.9
                    G@T /trial/mine HTTP/1.1
                    GET /trial/mi ne HTTP/1.1
                    """)
    void whatIsNoRequestAtAllIsRefusedByTheConnectorAndTellsNothing(String line) throws IOException {
        var answer = raw(line, "");
        assertThat(answer).matches("(?s)HTTP/1.1 (400|505) .*");
        assertThat(headers(answer)).containsEntry("content-type", "application/problem+json");
        assertThat(headers(answer).get("content-security-policy")).startsWith("default-src 'none'");
        assertThat(answer).doesNotContain("Tomcat");
    }

    @Test
    void aHeaderThatIsTooLongIsRefused() throws IOException {
        var answer = raw("GET /trial/mine HTTP/1.1", "Authorization: Bearer " + "a".repeat(64 << 10) + "\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(headers(answer).get("content-security-policy")).startsWith("default-src 'none'");
    }

    @Test
    void anotherOriginIsNotLetIn() throws Exception {
        var preflight = raw(
                "OPTIONS /trial/change HTTP/1.1",
                "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: x-xsrf-token\r\n");
        assertThat(headers(preflight)).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void whoOpensStreamsAgainAndAgainIsTold() throws Exception {
        assertThat(timesUntilTooOften("reader", "/trial/stream")).isEqualTo(5);
        assertThat(get("hr", "/trial/stream").statusCode()).isEqualTo(200);
        assertThat(get("reader", "/trial/mine").statusCode()).isEqualTo(200);
    }

    @Test
    void whoSearchesAgainAndAgainIsTold() throws Exception {
        assertThat(timesUntilTooOften("seeker", "/trial/mine?q=mara")).isEqualTo(5);
        assertThat(get("hr", "/trial/mine?q=mara").statusCode()).isEqualTo(200);
        assertThat(get("seeker", "/trial/mine").statusCode()).isEqualTo(200);
    }

    private static int timesUntilTooOften(String account, String path) throws Exception {
        for (var times = 0; times < 20; times++) {
            var answer = get(account, path);
            if (answer.statusCode() == 429) {
                assertThat(Integer.parseInt(
                                answer.headers().firstValue("Retry-After").orElseThrow()))
                        .isBetween(1, 3_600);
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(answer.headers().firstValue("Content-Security-Policy"))
                        .isPresent();
                return times;
            }
        }
        return 20;
    }

    private static HttpResponse<String> get(String account, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .header("Authorization", "Bearer " + account + "-token-of-this-test")
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, String> headers(String answer) {
        var headers = new HashMap<String, String>();
        answer.substring(0, answer.indexOf("\r\n\r\n"))
                .lines()
                .skip(1)
                .forEach(line -> headers.put(
                        line.substring(0, line.indexOf(':')).toLowerCase(),
                        line.substring(line.indexOf(':') + 1).strip()));
        return headers;
    }

    private static String raw(String requestLine, String headers) throws IOException {
        try (var socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n" + headers
                                    + "\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int port() {
        return Integer.parseInt(application.getEnvironment().getProperty("local.server.port"));
    }
}
