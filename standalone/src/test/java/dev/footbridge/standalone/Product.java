package dev.footbridge.standalone;

import dev.footbridge.standalone.embedded.Infrastructure;
import dev.footbridge.standalone.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The whole product in one home, that can be killed and started again, and what its users know of it. */
public final class Product implements Footbridge, AutoCloseable {
    private final Path home;
    private final Path policies;
    private final Map<String, String> environment;
    private final List<String> options;
    private final int port = Ports.anyFree();
    private StandaloneProcess process;

    private Product(Path home, Path policies, Map<String, String> environment, List<String> options) {
        this.home = home;
        this.policies = policies;
        this.environment = environment;
        this.options = new ArrayList<>(options);
        this.process = start();
    }

    public static Product in(Path home) {
        return in(home, Path.of("..", "policies"));
    }

    public static Product in(Path home, Path policies) {
        return in(home, policies, Map.of());
    }

    public static Product in(Path home, Path policies, Map<String, String> environment) {
        return new Product(home, policies, environment, List.of());
    }

    /** A demo, told at a pace. */
    public static Product demo(Path home, String pace) {
        return new Product(home, Path.of("..", "policies"), Map.of(), List.of("--demo-pace", pace));
    }

    /** Stops it as Ctrl-C does, and starts it again at another pace. */
    public void goOnAt(String pace) {
        process.stop();
        startAt(pace);
    }

    public void killAndGoOnAt(String pace) {
        process.kill();
        startAt(pace);
    }

    private void startAt(String pace) {
        options.set(options.indexOf("--demo-pace") + 1, pace);
        process = start();
    }

    /** What its user has read on the terminal since it was started. */
    public String output() {
        return process.output();
    }

    /** {@code kill -9}: no shutdown hook runs, and its children are orphans. Then it is started again. */
    public void killAndStartAgain() {
        process.kill();
        process = start();
    }

    private StandaloneProcess start() {
        try {
            List<String> all = new ArrayList<>(options);
            all.addAll(List.of("--port", Integer.toString(port), "--policies", policies.toString()));
            return StandaloneProcess.ready(home, environment, all.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Expected Footbridge to get ready, but we were stopped", e);
        }
    }

    public String url() {
        return "http://localhost:" + port;
    }

    @Override
    public String urlOf(String path) {
        return url();
    }

    @Override
    public String token(String account) {
        return process.access().accounts().get(account).token();
    }

    public String password(String account) {
        return process.access().accounts().get(account).password();
    }

    @Override
    public String secret(String source) {
        return process.access().sources().get(source).secret();
    }

    @Override
    public Infrastructure.Addresses addresses() {
        try {
            return process.addresses();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processes that belong to this home besides the product itself. */
    public List<ProcessHandle> children() {
        return process.children();
    }

    /** Stops it as Ctrl-C does; what is left then should be nothing. */
    public List<ProcessHandle> stop() {
        process.stop();
        return process.children();
    }

    @Override
    public void close() {
        try {
            process.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
