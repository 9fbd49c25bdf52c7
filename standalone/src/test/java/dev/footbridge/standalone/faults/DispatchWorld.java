package dev.footbridge.standalone.faults;

import dev.footbridge.schemas.deploy.Deployment;
import dev.footbridge.schemas.registry.RegistryUnavailableException;
import dev.footbridge.standalone.embedded.Infrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Dispatch with everything real around it but the bridge: broker, PostgreSQL, a desk in its own process. */
final class DispatchWorld implements AutoCloseable {
    static final String TOKEN = "fb_token_for_tests_of_the_desk";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    final StandInBridge bridge;
    private final Path home;
    private final Infrastructure parts;
    private final Infrastructure.Addresses at;
    private final HttpClient http = HttpClient.newHttpClient();
    private ChildJvm desk;
    private ChildJvm dispatcher;

    DispatchWorld(Path home) throws Exception {
        this.home = home;
        parts = Infrastructure.starting(home, "for-tests-only");
        at = parts.awaitReady();
        eventually("the registry to take the schemas", this::isDeployed);
        bridge = new StandInBridge(at);
        bridge.policy(1, policy("observe"));
        desk = startDesk(0);
        startDispatcher();
    }

    /** A registry just started on a busy machine may need more than one try. */
    private boolean isDeployed() {
        try {
            Deployment.run(at.bootstrapServers(), at.registry(), StandInBridge.PARTITIONS, (short) 1);
            return true;
        } catch (RegistryUnavailableException e) {
            return false;
        }
    }

    /** @param watched the mode of one of the destinations */
    static String policy(String watched) {
        return """
                {"destinations":{"destinations":{
                  "new":{"mode":"act","systems":["crm"]},"old":{"mode":"act","systems":["erp"]},
                  "slow":{"mode":"act","systems":["mainframe"]},"gone":{"mode":"act","systems":["fax"]},
                  "bad":{"mode":"act","systems":["telex"]},"good":{"mode":"act","systems":["mail"]},
                  "watched":{"mode":"%s","systems":["wiki"]},"pulling":{"mode":"act","systems":["*"]}}},
                 "limits":{"settle":"PT0S"}}""".formatted(watched);
    }

    private ChildJvm startDesk(int port) throws IOException {
        return ChildJvm.running(
                DeskSimulator.class, home, home.resolve("desk.log").toString(), Integer.toString(port));
    }

    void startDispatcher() throws IOException {
        var settings = new ArrayList<>(List.of(
                "footbridge.kafka.bootstrap-servers=" + at.bootstrapServers(),
                "footbridge.registry.url=" + at.registry(),
                "footbridge.registry.read-timeout=60s",
                "footbridge.tokens.pepper=a pepper for the tests alone",
                "spring.datasource.url=" + at.databaseUrl(),
                "spring.datasource.username=" + at.databaseUser(),
                "spring.datasource.password=" + at.databasePassword(),
                "footbridge.accounts.it.role=IT",
                "footbridge.accounts.it.token=" + TOKEN,
                "footbridge.dispatch.look=50ms"));
        List.of("new", "old", "slow", "gone", "bad", "good", "watched").forEach(name -> reach(settings, name));
        settings.add("footbridge.destinations.watched.url=http://127.0.0.1:" + desk.port() + "/good");
        settings.add("footbridge.destinations.old.lookup=http://127.0.0.1:" + desk.port() + "/lookup");
        settings.add("footbridge.destinations.old.search-lag=300ms");
        dispatcher = ChildJvm.running(DispatcherProcess.class, home, settings.toArray(String[]::new));
    }

    private void reach(List<String> settings, String name) {
        var place = "footbridge.destinations." + name + ".";
        settings.add(place + "url=http://127.0.0.1:" + desk.port() + "/" + name);
        settings.add(place + "secret=" + SECRET);
        settings.add(place + "allow-private=true");
        settings.add(place + "time-limit=" + (name.equals("slow") ? "30s" : "1s"));
        settings.add(place + "grace=300ms");
        settings.add(place + "first-pause=50ms");
        settings.add(place + "longest-pause=500ms");
        settings.add(place + "breaker-open=300ms");
    }

    void killDispatcher() {
        dispatcher.kill();
    }

    void killDeskAndStartAgain() throws IOException {
        var port = desk.port();
        desk.kill();
        desk = startDesk(port);
    }

    /** What the desk itself wrote down. */
    List<String> deskLog() {
        try {
            var file = home.resolve("desk.log");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Lines of the desk about one task. */
    List<String> deskLog(String task) {
        return deskLog().stream()
                .filter(line -> line.split(" ")[2].equals(task))
                .toList();
    }

    long count(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(at.databaseUrl(), at.databaseUser(), at.databasePassword());
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(at(path)));
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(
                request.header("Authorization", "Bearer " + TOKEN).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + dispatcher.port() + path);
    }

    /** Values of a topic, as a stranger reads them. */
    LogReader log() {
        return new LogReader(at.bootstrapServers(), at.registry());
    }

    static void eventually(String what, Callable<Boolean> condition) throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Expected " + what + ", but it did not happen");
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        dispatcher.close();
        desk.close();
        bridge.close();
        parts.close();
    }
}
