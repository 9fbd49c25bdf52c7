package dev.footbridge.testparts;

import java.net.URI;

/** A schema registry in a container; embedded, it is the product's own, which only the product has. */
public record TestRegistry(URI url, Runnable end) implements AutoCloseable {
    public static TestRegistry inContainer() {
        var registry = Containers.registry();
        var port = registry.getMappedPort(Containers.REGISTRY_PORT);
        return new TestRegistry(
                URI.create("http://" + registry.getHost() + ":" + port + Containers.REGISTRY_PATH), registry::stop);
    }

    @Override
    public void close() {
        end.run();
    }
}
