package dev.footbridge.gateway.connector;

import java.util.Map;

/**
 * What one source's configuration tells its connector, for no two installations name their groups alike.
 *
 * @param names from a word of the vendor's to one of ours; an empty one says: on purpose nothing
 * @param settings what the connector asks for; its description says what
 */
public record Vocabulary(Map<String, String> names, Map<String, String> settings) {
    public static final Vocabulary NONE = new Vocabulary(Map.of(), Map.of());

    public Vocabulary {
        names = Map.copyOf(names);
        settings = Map.copyOf(settings);
    }
}
