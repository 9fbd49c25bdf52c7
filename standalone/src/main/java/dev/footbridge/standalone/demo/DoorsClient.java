package dev.footbridge.standalone.demo;

import dev.footbridge.standalone.Access;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The doors everybody has, with the secrets and tokens of {@code access.json}. There is no other way in. */
final class DoorsClient {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TRIES = 5;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Access access;
    private final InstantSource clock;
    private final Duration pause;

    /** @param pause before a delivery that was not taken is sent again */
    DoorsClient(Access access, InstantSource clock, Duration pause) {
        this.access = access;
        this.clock = clock;
        this.pause = pause;
    }

    /** @param status 0 when there was no answer */
    record Answer(int status, JsonNode body) {
        boolean isTaken() {
            return status >= 200 && status < 300;
        }

        private boolean isWorthRepeating() {
            return status == 0 || status == 429 || status >= 500;
        }
    }

    /** As a vendor does: what was not taken for now is sent again, a few times. */
    Answer send(Letter letter) throws InterruptedException {
        var answer = sendOnce(letter);
        for (var tries = 1; tries < TRIES && answer.isWorthRepeating(); tries++) {
            Thread.sleep(pause.toMillis() * tries);
            answer = sendOnce(letter);
        }
        return answer;
    }

    private Answer sendOnce(Letter letter) throws InterruptedException {
        if (letter.source().isEmpty()) {
            return answer(authorized(letter.account(), letter.path())
                    .header("Content-Type", "application/cloudevents+json")
                    .POST(BodyPublishers.ofString(letter.body())));
        }
        var source = access.sources().get(letter.source());
        if (source == null) {
            throw new IllegalArgumentException(
                    "Expected access.json to have the source " + letter.source() + ", but it has not");
        }
        var request = request(source.url()).header("Content-Type", "application/json");
        SignatureCodec.headers(source, letter, clock.instant()).forEach(request::header);
        return answer(request.POST(BodyPublishers.ofString(letter.body())));
    }

    Answer get(String account, String path) throws InterruptedException {
        return answer(authorized(account, path).GET());
    }

    Answer post(String account, String path, Map<String, String> body) throws InterruptedException {
        return answer(authorized(account, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder authorized(String account, String path) {
        var known = access.accounts().get(account);
        if (known == null) {
            throw new IllegalArgumentException(
                    "Expected access.json to have the account " + account + ", but it has not");
        }
        return request(access.url() + path).header("Authorization", "Bearer " + known.token());
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
    }

    private Answer answer(HttpRequest.Builder request) throws InterruptedException {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            var isJson = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new Answer(
                    response.statusCode(),
                    isJson ? JSON.readTree(response.body()) : JsonNodeFactory.instance.objectNode());
        } catch (IOException nobodyAnswers) {
            return new Answer(0, JsonNodeFactory.instance.objectNode());
        }
    }
}
