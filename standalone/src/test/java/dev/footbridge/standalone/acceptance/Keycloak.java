package dev.footbridge.standalone.acceptance;

import dev.footbridge.standalone.embedded.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A Keycloak of its own with the realm of keycloak-realm.json, on loopback. */
final class Keycloak implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    final String password = UUID.randomUUID().toString();
    final String clientSecret = UUID.randomUUID().toString();
    private final String machineSecret = UUID.randomUUID().toString();
    private final int port = Ports.anyFree();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;
    private @Nullable Process process;

    /** @param home where the distribution was unpacked */
    Keycloak(Path home) {
        this.home = home;
    }

    /** @param callback where browsers are sent back to */
    void start(String callback) throws IOException, InterruptedException {
        var realm = Files.createDirectories(home.resolve("data/import")).resolve("acme-realm.json");
        try (var template = Keycloak.class.getResourceAsStream("keycloak-realm.json")) {
            Files.writeString(
                    realm,
                    new String(template.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("THE_CALLBACK", callback)
                            .replace("THE_PASSWORD", password)
                            .replace("THE_CLIENT_SECRET", clientSecret)
                            .replace("THE_MACHINE_SECRET", machineSecret));
        }
        var log = home.resolve("keycloak.log");
        var builder = new ProcessBuilder(
                        "bin/kc.sh",
                        "start-dev",
                        "--import-realm",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process = builder.start();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IOException("Expected Keycloak to start, but it said: " + Files.readString(log));
            }
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/acme";
    }

    private boolean answers() throws InterruptedException {
        var discovery = URI.create(issuer() + "/.well-known/openid-configuration");
        try {
            return http.send(HttpRequest.newBuilder(discovery).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The access token of a machine, by its client credentials. */
    String tokenOf(String client) throws IOException, InterruptedException {
        return token(Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", machineSecret))
                .get("access_token")
                .toString();
    }

    /** The ID token of a person: it says who signed in, and opens no door. */
    String idTokenOf(String account) throws IOException, InterruptedException {
        return token(Map.of(
                        "grant_type",
                        "password",
                        "scope",
                        "openid",
                        "client_id",
                        "footbridge",
                        "client_secret",
                        clientSecret,
                        "username",
                        account,
                        "password",
                        password))
                .get("id_token")
                .toString();
    }

    private Map<?, ?> token(Map<String, String> form) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form)))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("Expected a token, but Keycloak answered " + answer.body());
        }
        return JsonMapper.shared().readValue(answer.body(), Map.class);
    }

    static String encoded(Map<String, String> form) {
        var text = new StringBuilder();
        form.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }

    /** {@code kc.sh} becomes the JVM; what it may have started goes with it. */
    @Override
    public void close() {
        if (process == null) {
            return;
        }
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
