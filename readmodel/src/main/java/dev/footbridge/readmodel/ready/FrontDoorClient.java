package dev.footbridge.readmodel.ready;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.springframework.core.env.Environment;

/** Knocks at our own door as a stranger does: asks for health, which everybody may, and for something nobody unknown may. */
final class FrontDoorClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Environment environment;

    FrontDoorClient(Environment environment) {
        this.environment = environment;
    }

    void knock() throws IOException, InterruptedException {
        var port = environment.getProperty("local.server.port");
        if (port == null || environment.getProperty("server.ssl.enabled", Boolean.class, false)) {
            return;
        }
        var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        for (var path : new String[] {"/actuator/health", "/api/people"}) {
            var request = HttpRequest.newBuilder(URI.create("http://" + host() + ":" + port + path))
                    .timeout(PATIENCE)
                    .build();
            http.send(request, BodyHandlers.discarding());
        }
    }

    /** Where every address is listened on, loopback is too. */
    private String host() throws IOException {
        var address = environment.getProperty("server.address", "");
        var host = address.isBlank() ? InetAddress.getLoopbackAddress() : InetAddress.getByName(address);
        var name = (host.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : host).getHostAddress();
        return name.contains(":") ? "[" + name + "]" : name;
    }
}
