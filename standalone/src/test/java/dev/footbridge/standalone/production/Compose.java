package dev.footbridge.standalone.production;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docker-compose.yml with its anchors and merges resolved, as an engine would read it. */
final class Compose {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> OURS = List.of("hr-events", "it-events", "bridge-service");

    final String text;
    private final JsonNode root;

    Compose() throws IOException {
        text = Files.readString(ROOT.resolve("docker-compose.yml"));
        root = JsonMapper.shared().valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    /** One of its services. */
    record Part(String name, JsonNode written) {
        boolean endsByItself() {
            return written.path("restart").asString("").equals("no");
        }

        Map<String, String> environment() {
            return written.path("environment")
                    .propertyStream()
                    .collect(java.util.stream.Collectors.toMap(
                            Map.Entry::getKey, variable -> variable.getValue().asString()));
        }

        List<String> volumes() {
            return texts(written.path("volumes"));
        }

        List<String> ports() {
            return texts(written.path("ports"));
        }

        List<String> networks() {
            return texts(written.path("networks"));
        }
    }

    List<Part> parts() {
        return root.path("services")
                .propertyStream()
                .map(part -> new Part(part.getKey(), part.getValue()))
                .toList();
    }

    Stream<Part> ours() {
        return parts().stream().filter(part -> OURS.contains(part.name()));
    }

    List<String> names(String what) {
        return List.copyOf(root.path(what).propertyNames());
    }

    JsonNode network(String name) {
        return root.path("networks").path(name);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
