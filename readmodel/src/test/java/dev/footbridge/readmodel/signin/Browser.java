package dev.footbridge.readmodel.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;

/** A browser as far as it matters: it keeps cookies of the application and follows nothing by itself. */
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    public final Map<String, String> cookies = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    public Browser(ConfigurableApplicationContext application) {
        base = "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
    }

    /** @param address a path of the application, or an address elsewhere */
    public HttpResponse<String> get(String address, String... headers) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(address.startsWith("/") ? base + address : address))
                        .GET(),
                headers);
    }

    public HttpResponse<String> post(String path, Map<String, String> form, String... headers) throws Exception {
        var body = form.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)),
                headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) throws Exception {
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String cookie) {
        var pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    /** With the form of the page. */
    public HttpResponse<String> signIn(String account, String password, String to) throws Exception {
        var page = get("/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8))
                .body();
        var token = TOKEN.matcher(page);
        assertThat(token.find()).as(page).isTrue();
        return post(
                "/login",
                Map.of("username", account, "password", password, "to", to, "_csrf", token.group(1)),
                "Accept",
                "text/html");
    }
}
