package dev.footbridge.gateway.connector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connectors there are. One whose samples no longer map keeps what comes, and maps nothing until it is mended. */
public final class Connectors {
    private final Map<String, ConnectorCodec> connectors;
    private final Map<String, String> inactive;
    private final Map<String, String> refused;
    private final Map<String, List<SamplesReader.Sample>> samples;

    Connectors(
            Map<String, ConnectorCodec> connectors,
            Map<String, String> inactive,
            Map<String, String> refused,
            Map<String, List<SamplesReader.Sample>> samples) {
        this.samples = Map.copyOf(samples);
        this.connectors = Map.copyOf(connectors);
        this.inactive = Map.copyOf(inactive);
        this.refused = Map.copyOf(refused);
    }

    public Optional<ConnectorCodec> find(String name) {
        return Optional.ofNullable(connectors.get(name));
    }

    /** Why a connector maps nothing; empty: it does map. */
    public Optional<String> whyInactive(String name) {
        return Optional.ofNullable(inactive.get(name)).or(() -> Optional.ofNullable(refused.get(name)));
    }

    /** Every connector that does not work, and why. */
    public Map<String, String> faults() {
        var faults = new LinkedHashMap<>(refused);
        faults.putAll(inactive);
        return faults;
    }

    /** What a vendor would send, as it stands beside the connector. */
    public List<SamplesReader.Sample> samples(String name) {
        return samples.getOrDefault(name, List.of());
    }

    public Map<String, ConnectorCodec> all() {
        return connectors;
    }
}
