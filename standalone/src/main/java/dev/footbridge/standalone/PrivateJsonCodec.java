package dev.footbridge.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Private files in JSON. */
public final class PrivateJsonCodec {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private PrivateJsonCodec() {}

    public static <T> T readOrCreate(Path file, Class<T> type, Supplier<T> first) {
        return readOrCreate(file, type, first, written -> {});
    }

    /** @param complete adds what a file that an older version wrote does not have yet */
    static <T> T readOrCreate(Path file, Class<T> type, Supplier<T> first, Consumer<JsonNode> complete) {
        if (Files.exists(file)) {
            return read(file, type, complete);
        }
        T created = first.get();
        write(file, created);
        return created;
    }

    private static <T> T read(Path file, Class<T> type, Consumer<JsonNode> complete) {
        try {
            JsonNode written = JSON.readTree(Files.readString(file));
            complete.accept(written);
            return JSON.treeToValue(written, type);
        } catch (JacksonException e) {
            throw new StartRefused(
                    "Expected %s to be as it was written at the first start, but %s.".formatted(file, whereIn(e)));
        } catch (IOException e) {
            throw new StartRefused("Expected to read %s, but %s.".formatted(file, e), e);
        }
    }

    /** Never the parser's own message: it quotes the file, and the file is secrets. */
    private static String whereIn(JacksonException e) {
        var location = e.getLocation();
        String line = location == null || location.getLineNr() < 1 ? "" : " near line " + location.getLineNr();
        return "it cannot be read%s (%s)".formatted(line, e.getClass().getSimpleName());
    }

    public static void write(Path file, Object value) {
        PrivateFile.write(file, JSON.writeValueAsString(value) + "\n");
    }
}
