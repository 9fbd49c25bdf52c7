package dev.footbridge.schemas.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/** The schemas as they were released: {@code src/released/<version>/<record>.avsc}. They never change again. */
final class ReleasedSchemas {
    private static final Path RELEASED = Path.of("src", "released");

    private ReleasedSchemas() {}

    /** Released versions of every record, by version. */
    static Map<String, List<Schema>> byVersion() {
        var schemas = new TreeMap<String, List<Schema>>();
        in(RELEASED)
                .forEach(version -> schemas.put(
                        version.getFileName().toString(),
                        in(version).stream().map(ReleasedSchemas::parse).toList()));
        return schemas;
    }

    /** Writes the schemas of today as a release: run once per release, see CONTRIBUTING.md. */
    public static void main(String[] version) throws IOException {
        var folder = Files.createDirectories(RELEASED.resolve(version[0]));
        for (var schema : Topics.records().toList()) {
            Files.writeString(
                    folder.resolve(schema.getFullName() + ".avsc"),
                    SchemaFormatter.format("json/pretty", schema) + "\n");
        }
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> in(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
