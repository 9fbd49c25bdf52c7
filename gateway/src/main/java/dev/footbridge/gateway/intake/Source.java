package dev.footbridge.gateway.intake;

import java.util.List;

/**
 * A configured feed of a vendor's deliveries.
 *
 * @param secrets all that are valid now
 */
public record Source(String name, String connector, List<String> secrets) {
    public Source {
        secrets = List.copyOf(secrets);
    }

    @Override
    public String toString() {
        return "Source[%s by %s]".formatted(name, connector); // never the secrets
    }
}
