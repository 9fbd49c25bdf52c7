package dev.footbridge.it.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.footbridge.it.dispatch.Claim.Errand;
import dev.footbridge.it.dispatch.Claim.Person;
import dev.footbridge.it.dispatch.DispatchProperties.Desk;
import dev.footbridge.readmodel.observe.Trail;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::7f00:1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2002:a9fe:a9fe::",
                "2001:db8::1",
                "2001:0:4136:e378::1",
                "fd00:ec2::254"
            })
    void whatIsNotPublicIsNoDesk(String address) throws Exception {
        assertThat(AddressRule.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.15.0.1",
                "172.32.0.1",
                "100.63.0.1",
                "100.128.0.1",
                "192.0.1.1",
                "2606:4700::1111",
                "64:ff9b::808:808",
                "2002:808:808::"
            })
    void aPublicAddressMayBeADesk(String address) throws Exception {
        assertThat(AddressRule.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://desk.example.com/",
                "file:///etc/passwd",
                "gopher://desk.example.com/",
                "http://desk.example.com/",
                "https://user@desk.example.com/",
                "https://desk.example.com/#@evil",
                "/relative"
            })
    void anAddressThatIsNotPlainHttpsStopsTheStart(String url) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new DispatchProperties(
                        java.util.Map.of("desk", desk(url, false)),
                        new DispatchProperties.Dispatch("bridge", 4, Duration.ofMillis(250))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Expected footbridge.destinations.desk.url to be https");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "[::1]"})
    void aServerInOurNetworkHearsNothingHoweverItIsWritten(String host) throws Exception {
        var heard = new AtomicInteger();
        var server = server(heard, 200, null);
        try (var client = client(
                "http://" + host + ":" + server.getAddress().getPort() + "/",
                false,
                name -> InetAddress.getAllByName(name))) {
            assertThat(client.tell(claim(), tell()).make()).isInstanceOf(Answer.NotTaken.class);
            assertThat(heard).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    /** The first look says public, the one that connects says private: there is only one look, and it is the one used. */
    @Test
    void aNameThatChangesItsMeaningReachesNobodyInside() throws Exception {
        var heard = new AtomicInteger();
        var asked = new AtomicInteger();
        var server = server(heard, 200, null);
        try (var client =
                client("http://desk.example.com:" + server.getAddress().getPort() + "/", false, name -> {
                    var answer = asked.getAndIncrement() == 0 ? "127.0.0.1" : "8.8.8.8";
                    return new InetAddress[] {InetAddress.getByName("8.8.8.8"), InetAddress.getByName(answer)};
                })) {
            assertThat(client.tell(claim(), tell()).make()).isInstanceOf(Answer.NotTaken.class);
            assertThat(heard).hasValue(0);
            assertThat(asked).hasValue(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        var inside = new AtomicInteger();
        var target = server(inside, 200, null);
        var heard = new AtomicInteger();
        var server =
                server(heard, 302, "http://127.0.0.1:" + target.getAddress().getPort() + "/");
        try (var client = client(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                true,
                name -> InetAddress.getAllByName(name))) {
            assertThat(client.tell(claim(), tell()).make()).isEqualTo(new Answer.Refused("HTTP 302"));
            assertThat(heard).hasValue(1);
            assertThat(inside).hasValue(0);
        } finally {
            server.stop(0);
            target.stop(0);
        }
    }

    private static HttpServer server(
            AtomicInteger heard, int status, @org.jspecify.annotations.Nullable String location) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heard.incrementAndGet();
            if (location != null) {
                exchange.getResponseHeaders().set("Location", location);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private interface Names {
        InetAddress[] all(String name) throws java.net.UnknownHostException;
    }

    private static DeskClient client(String url, boolean allowPrivate, Names names) {
        return new DeskClient(
                "desk",
                desk(url, allowPrivate),
                new EnvelopeCodec(),
                InstantSource.system(),
                new DnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) throws java.net.UnknownHostException {
                        return names.all(host);
                    }

                    @Override
                    public String resolveCanonicalHostname(String host) {
                        return host;
                    }
                },
                Trail.NONE);
    }

    private static Desk desk(String url, boolean allowPrivate) {
        return new Desk(
                URI.create(url),
                SECRET,
                null,
                2,
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                4,
                20,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10),
                allowPrivate);
    }

    private static Step.Tell tell() {
        return new Step.Tell(Step.Kind.CREATE, 1);
    }

    private static Claim claim() {
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
        return new Claim(errand, DeskTask.UNTOLD, tell(), "t-1", 1, null);
    }
}
