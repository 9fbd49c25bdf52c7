package dev.footbridge.standalone.access;

import dev.footbridge.standalone.ProductHere;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knocks at the product's doors as this or that caller. */
final class Doors {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ProductHere product;

    Doors(ProductHere product) {
        this.product = product;
    }

    /** @param body of a stream, what it began with */
    record Answer(int status, String body) {}

    /** Who a request is from, as it can be seen in its headers. */
    record Caller(Map<String, String> headers) {
        static final Caller NOBODY = new Caller(Map.of());
        static final Caller WRONG_TOKEN = new Caller(Map.of("Authorization", "Bearer fb_not-the-token-of-anybody"));

        Caller without(String header) {
            var fewer = new LinkedHashMap<>(headers);
            fewer.remove(header);
            return new Caller(fewer);
        }
    }

    Caller byToken(String role) {
        return new Caller(Map.of("Authorization", "Bearer " + product.token(role.toLowerCase(Locale.ROOT))));
    }

    /** Signs in as a browser does, with the page's form. */
    Caller bySession(String role) throws IOException, InterruptedException {
        var account = role.toLowerCase(Locale.ROOT);
        var page = http.send(request("/login").GET().build(), BodyHandlers.ofString());
        var token = FORM_TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new IllegalStateException("Expected a form to sign in with, but there is " + page.statusCode());
        }
        var form = Map.of("username", account, "password", product.password(account), "_csrf", token.group(1));
        var signedIn = http.send(
                request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", cookies(page))
                        .POST(BodyPublishers.ofString(form.entrySet().stream()
                                .map(one ->
                                        one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"))))
                        .build(),
                BodyHandlers.ofString());
        var cookies = cookies(signedIn);
        if (signedIn.statusCode() != 303 || !cookies.contains("XSRF-TOKEN=")) {
            throw new IllegalStateException("Expected to be signed in, but was answered " + signedIn.statusCode());
        }
        var second = Pattern.compile("XSRF-TOKEN=([^;]+)").matcher(cookies);
        second.find();
        return new Caller(Map.of("Cookie", cookies, "X-XSRF-TOKEN", second.group(1)));
    }

    private static String cookies(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .filter(cookie -> !cookie.endsWith("="))
                .collect(Collectors.joining("; "));
    }

    Answer knock(String method, Samples.Sample sample, Caller caller) throws IOException, InterruptedException {
        var request = request(sample.path()).header("Accept", sample.accept());
        caller.headers().forEach(request::header);
        if (sample.body() != null) {
            request.header("Content-Type", sample.contentType());
        }
        request.method(
                method.equals("ANY") ? "GET" : method,
                sample.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(sample.body()));
        var answer = http.send(request.build(), BodyHandlers.ofLines());
        try (var lines = answer.body()) {
            return new Answer(answer.statusCode(), sample.isStream() ? beginning(lines) : all(lines));
        }
    }

    private static String all(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n"));
    }

    /** Up to the first position: everything that was there comes before it. */
    private static String beginning(Stream<String> lines) {
        var text = new StringBuilder();
        for (Iterator<String> all = lines.iterator(); all.hasNext(); ) {
            var line = all.next();
            text.append(line).append('\n');
            if (line.startsWith("id:")) {
                break;
            }
        }
        return text.toString();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(product.url() + path)).timeout(Duration.ofSeconds(60));
    }
}
