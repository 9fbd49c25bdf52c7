package dev.footbridge.standalone.acceptance;

import dev.footbridge.standalone.Footbridge;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An HR system, a desk or a person, over HTTP. */
final class Caller {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Footbridge product;

    Caller(Footbridge product) {
        this.product = product;
    }

    Answer get(String account, String path) {
        return send(request(path)
                .header("Authorization", "Bearer " + product.token(account))
                .GET());
    }

    Answer getWithToken(String token, String path) {
        return send(request(path).header("Authorization", "Bearer " + token).GET());
    }

    Answer getWithoutToken(String path) {
        return send(request(path).GET());
    }

    /** Asks again until the answer is as expected; the last answer when it never is. */
    Answer getUntil(String account, String path, Predicate<Answer> expected) {
        var deadline = Instant.now().plusSeconds(60);
        var answer = get(account, path);
        while (!expected.test(answer) && Instant.now().isBefore(deadline)) {
            pause();
            answer = get(account, path);
        }
        return answer;
    }

    Answer post(String account, String path, String contentType, String body) {
        return send(request(path)
                .header("Authorization", "Bearer " + product.token(account))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body)));
    }

    Answer delete(String account, String path) {
        return send(request(path)
                .header("Authorization", "Bearer " + product.token(account))
                .DELETE());
    }

    Answer postBare(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** As BambooHR signs: HMAC-SHA256 over body and timestamp, hex. */
    Answer bambooHr(String secret, String body) {
        return send(signedByBambooHr(secret, body));
    }

    /** The same, from a sender who traces. */
    Answer bambooHr(String secret, String body, String traceparent) {
        return send(signedByBambooHr(secret, body).header("traceparent", traceparent));
    }

    private HttpRequest.Builder signedByBambooHr(String secret, String body) {
        var timestamp = "2026-11-22T10:00:00+0000";
        return request("/hr/webhooks/bamboohr")
                .header("Content-Type", "application/json")
                .header("X-BambooHR-Timestamp", timestamp)
                .header("X-BambooHR-Signature", HexFormat.of().formatHex(hmac(utf8(secret), body + timestamp)))
                .POST(BodyPublishers.ofString(body));
    }

    /** As Standard Webhooks signs: HMAC-SHA256 over id, timestamp and body, base64. */
    Answer standardWebhook(String source, String secret, String id, String body) {
        var timestamp = Long.toString(Instant.now().getEpochSecond());
        var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        var signature = Base64.getEncoder().encodeToString(hmac(key, id + "." + timestamp + "." + body));
        return send(request("/hr/webhooks/" + source)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1," + signature)
                .POST(BodyPublishers.ofString(body)));
    }

    Stream stream(String account, String query) {
        var request = request("/api/stream" + query)
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + product.token(account))
                .header("Accept", "text/event-stream")
                .GET()
                .build();
        return Stream.open(http, request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(product.urlOf(path) + path)).timeout(Duration.ofSeconds(60));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException("Expected an answer, but there was none", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected an answer, but we were stopped", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
