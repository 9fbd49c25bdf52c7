package dev.footbridge.gateway;

import dev.footbridge.schemas.registry.RegistryClient;
import dev.footbridge.schemas.registry.RegistrySettings;
import dev.footbridge.schemas.wire.ConfluentWire;
import java.net.URI;

/** Avro refuses generated classes until a wire has been made. */
public final class AvroTrust {
    private AvroTrust() {}

    public static void give() {
        new ConfluentWire(new RegistryClient(RegistrySettings.at(URI.create("http://127.0.0.1:1"))));
    }
}
