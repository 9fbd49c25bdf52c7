package dev.footbridge.gateway;

import dev.footbridge.gateway.connector.Vocabulary;
import dev.footbridge.gateway.intake.Source;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The feeds of vendors' deliveries, by name, and connectors that are not ours.
 *
 * @param sources by the name that stands in their address
 * @param connectors a directory of connector files, each with its folder of samples
 */
@ConfigurationProperties("footbridge")
public record SourcesProperties(
        @DefaultValue Map<String, Configured> sources,
        @Nullable Path connectors) {

    /**
     * One source.
     *
     * @param prefix hr or it: which gateway hears it
     * @param connector which connector file reads it
     * @param secrets all that are valid now: while one is being replaced, two
     * @param names from the vendor's names to ours, as the connector asks for them: {@code [ERP Users]: erp/user}; an
     *     empty one says: on purpose nothing
     * @param settings what else the connector asks for
     */
    public record Configured(
            String prefix,
            String connector,
            @DefaultValue List<String> secrets,
            @DefaultValue Map<String, String> names,
            @DefaultValue Map<String, String> settings) {
        @Override
        public String toString() {
            return "Configured[%s by %s]".formatted(prefix, connector); // never the secrets
        }
    }

    public SourcesProperties {
        sources.forEach((name, source) -> {
            if (name.startsWith("footbridge-")) {
                throw new IllegalArgumentException(
                        "Expected footbridge.sources to have names of their own, but %s is one of ours"
                                .formatted(name));
            }
            if (!List.of("hr", "it").contains(source.prefix())) {
                throw new IllegalArgumentException("Expected footbridge.sources.%s.prefix to be hr or it, but it is %s"
                        .formatted(name, source.prefix()));
            }
            if (source.connector() == null || source.secrets().isEmpty()) {
                throw new IllegalArgumentException(
                        "Expected footbridge.sources.%s to have a connector and a secret, but it has not"
                                .formatted(name));
            }
        });
    }

    Map<String, Source> of(Gateway gateway) {
        var of = new LinkedHashMap<String, Source>();
        sources.forEach((name, source) -> {
            if (source.prefix().equals(gateway.prefix())) {
                of.put(name, new Source(name, source.connector(), source.secrets()));
            }
        });
        return of;
    }

    Map<String, Vocabulary> vocabularies() {
        return sources.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        source -> new Vocabulary(
                                source.getValue().names(), source.getValue().settings())));
    }

    Optional<String> onlyHrSource() {
        var hr = of(Gateway.HR).keySet();
        return hr.size() == 1 ? Optional.of(hr.iterator().next()) : Optional.empty();
    }
}
