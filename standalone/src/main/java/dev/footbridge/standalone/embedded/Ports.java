package dev.footbridge.standalone.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/** The loopback ports of the parts: the same as last time where they are free, so that tools find them again. */
public record Ports(int broker, int controller, int registry, int database, int services) {
    /** Below every system's ephemeral range, or a connection going out could take a port between looking and binding. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;

    static Ports rememberedIn(Path file) {
        try {
            Properties last = new Properties();
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    last.load(reader);
                }
            }
            Properties now = new Properties();
            for (String part : new String[] {"broker", "controller", "registry", "database", "services"}) {
                int port = Integer.parseInt(last.getProperty(part, "0"));
                while (port == 0 || !isFree(port) || now.containsValue(Integer.toString(port))) {
                    port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
                }
                now.setProperty(part, Integer.toString(port));
            }
            if (!now.equals(last)) {
                try (var writer = Files.newBufferedWriter(file)) {
                    now.store(writer, "Ports on 127.0.0.1, chosen again when taken");
                }
            }
            return new Ports(
                    port(now, "broker"),
                    port(now, "controller"),
                    port(now, "registry"),
                    port(now, "database"),
                    port(now, "services"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(Properties ports, String part) {
        return Integer.parseInt(ports.getProperty(part));
    }

    /** A free port outside the range that the system gives to outgoing connections. */
    public static int anyFree() {
        int port;
        do {
            port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
        } while (!isFree(port));
        return port;
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
