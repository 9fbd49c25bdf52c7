package dev.footbridge.gateway.connector;

import dev.footbridge.gateway.canonical.StrictJsonCodec;
import dev.footbridge.gateway.fact.EventId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Loads {@code connectors/<name>.yaml} with the folder of samples beside it: ours from the class path, then yours. */
public final class ConnectorsReader {
    private static final Logger log = LoggerFactory.getLogger(ConnectorsReader.class);

    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    private final StrictJsonCodec json;
    private final SamplesReader samples;
    private final MappingBudget budget;

    public ConnectorsReader(StrictJsonCodec json, SamplesReader samples, MappingBudget budget) {
        this.json = json;
        this.samples = samples;
        this.budget = budget;
    }

    /** @param directory of connectors that are not ours; one of the same name replaces ours */
    public Connectors read(@Nullable Path directory) {
        var connectors = new LinkedHashMap<String, ConnectorCodec>();
        var inactive = new LinkedHashMap<String, String>();
        var refused = new LinkedHashMap<String, String>();
        var found = new LinkedHashMap<String, List<SamplesReader.Sample>>();
        for (var place : places(directory)) {
            for (var file : matching(place + "*.yaml")) {
                var name = stem(file, ".yaml");
                connectors.remove(name);
                inactive.remove(name);
                refused.remove(name);
                found.remove(name);
                try {
                    connectors.put(name, connector(name, bytes(file)));
                    found.put(name, samples(name, place));
                    var faults = faults(connectors.get(name), found.get(name));
                    if (!faults.isEmpty()) {
                        inactive.put(name, String.join("; ", faults));
                    }
                } catch (IllegalArgumentException | JacksonException e) {
                    refused.put(name, "Expected %s to be a connector, but %s".formatted(file, e.getMessage()));
                }
            }
        }
        refused.values().forEach(log::error);
        inactive.forEach((name, why) -> log.error("Connector {} is not activated. {}", name, why));
        return new Connectors(connectors, inactive, refused, found);
    }

    ConnectorCodec connector(String name, byte[] file) {
        var read = yaml.readValue(file, ConnectorFile.class);
        if (!name.equals(read.connector())) {
            throw new IllegalArgumentException("Expected the connector to be named like its file, %s, but it is %s"
                    .formatted(name, read.connector()));
        }
        var version = EventId.sha256(file).substring(0, 16);
        return new ConnectorCodec(read, version, new BodyReader(json), budget, new JsltFunctionsCodec(json));
    }

    private List<String> faults(ConnectorCodec connector, List<SamplesReader.Sample> found) {
        if (found.isEmpty()) {
            return List.of("Expected samples beside connector %s, but there are none".formatted(connector.name()));
        }
        return found.stream()
                .flatMap(sample -> samples.fault(connector, sample).stream())
                .toList();
    }

    List<SamplesReader.Sample> samples(String connector, String place) {
        var found = new ArrayList<SamplesReader.Sample>();
        for (var expected : matching(place + connector + "/*.expected.json")) {
            var stem = stem(expected, ".expected.json");
            var body = matching(place + connector + "/" + stem + ".json");
            if (body.isEmpty()) {
                throw new IllegalArgumentException(
                        "Expected %s.json beside %s, but it is not there".formatted(stem, expected));
            }
            var headers = matching(place + connector + "/" + stem + ".headers.json");
            var source = matching(place + connector + "/" + stem + ".source.json");
            if (source.isEmpty()) {
                source = matching(place + connector + "/source.json");
            }
            found.add(new SamplesReader.Sample(
                    stem,
                    bytes(body.get(0)),
                    headers.isEmpty() ? JsonNodeFactory.instance.objectNode() : tree(headers.get(0)),
                    source.isEmpty() ? Vocabulary.NONE : vocabulary(source.get(0)),
                    tree(expected)));
        }
        return found;
    }

    static List<String> places(@Nullable Path directory) {
        return directory == null
                ? List.of("classpath*:connectors/")
                : List.of("classpath*:connectors/", directory.toUri().toString().replaceFirst("/?$", "/"));
    }

    private List<Resource> matching(String pattern) {
        try {
            return List.of(resources.getResources(pattern)).stream()
                    .filter(Resource::isReadable)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Vocabulary vocabulary(Resource resource) {
        return json.mapper().readValue(bytes(resource), Vocabulary.class);
    }

    private JsonNode tree(Resource resource) {
        return json.mapper().readTree(bytes(resource));
    }

    private static byte[] bytes(Resource resource) {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stem(Resource resource, String ending) {
        var name = String.valueOf(resource.getFilename());
        return name.substring(0, name.length() - ending.length());
    }
}
