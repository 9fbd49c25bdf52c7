package dev.footbridge.it.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.footbridge.it.dispatch.Claim.Errand;
import dev.footbridge.it.dispatch.Claim.Person;
import dev.footbridge.it.dispatch.DispatchProperties.Desk;
import dev.footbridge.readmodel.observe.Trail;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedDeskClientTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final AtomicInteger heard = new AtomicInteger();
    private final CountDownLatch answered = new CountDownLatch(1);
    private final ExecutorService calls = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(calls);
        server.createContext("/good", exchange -> {
            heard.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.createContext("/silent", exchange -> {
            heard.incrementAndGet();
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        answered.countDown();
        server.stop(0);
        calls.shutdownNow();
    }

    @Test
    void aCallIsMadeWhileItsIntentHolds() {
        assertThat(call("/good", Instant.now().plus(LIMIT))).isEqualTo(new Answer.Taken(null));
        assertThat(heard).hasValue(1);
    }

    /** Somebody else looks up and sends again from then on: a call begun late would be a second ticket. */
    @Test
    void aCallThatIsLateIsNotMade() {
        assertThat(call("/good", Instant.now().minusMillis(1))).isInstanceOf(Answer.NotTaken.class);
        assertThat(heard).hasValue(0);
    }

    /** The deadline is that of the intent, however late the call began. */
    @Test
    void aCallEndsAtTheDeadlineOfItsIntent() {
        var deadline = Instant.now().plusMillis(LIMIT.toMillis() / 4);

        assertThat(call("/silent", deadline)).isEqualTo(new Answer.Unknown("no answer in time", null));
        assertThat(Instant.now()).isBefore(deadline.plus(LIMIT));
    }

    private Answer call(String path, Instant deadline) {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        var desk = new Desk(
                url,
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                null,
                2,
                Duration.ofSeconds(5),
                Duration.ofMinutes(1),
                Duration.ofSeconds(5),
                4,
                20,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10),
                true);
        var clock = InstantSource.system();
        try (var client = new GuardedDeskClient(
                "desk",
                desk,
                new DeskClient("desk", desk, new EnvelopeCodec(), clock, Trail.NONE),
                calls,
                new SimpleMeterRegistry(),
                clock)) {
            assertThat(client.enter(clock.instant())).isTrue();
            return client.call(claim(deadline));
        }
    }

    private static Claim claim(Instant deadline) {
        var errand = new Errand(
                "t-1",
                true,
                1,
                "grant",
                new Person("E-1", "Mara Quill", "mara@example.com"),
                "crm",
                "user",
                null,
                null,
                null,
                "normal",
                "hr words",
                "it words",
                null,
                Instant.parse("2026-11-24T09:00:00Z"));
        var tell = new Step.Tell(Step.Kind.CREATE, 1);
        var intent = new DeskTask.Intent(Step.Kind.CREATE, 1, 1, deadline, false);
        return new Claim(errand, new DeskTask(null, intent, 0, 0, null, null, null), tell, "t-1", 1, null);
    }
}
