package dev.footbridge.gateway.canonical;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as RFC 8259 has it, within limits, in UTF-8, no name twice: whatever can be read two ways is not read. */
public final class StrictJsonCodec {
    public static final int MAX_DEPTH = 64;
    public static final int MAX_NUMBER = 100;
    public static final int MAX_NAME = 500;
    public static final int MAX_TOKENS = 400_000;
    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .maxNameLength(MAX_NAME)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ObjectWriter sorted = mapper.writer().with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    public Json<JsonNode> read(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var node = mapper.readTree(text);
            return node == null || node.isMissingNode()
                    ? new Json.Unreadable<>("Expected JSON, but there is nothing")
                    : new Json.Readable<>(node);
        } catch (CharacterCodingException e) {
            return new Json.Unreadable<>("Expected JSON in UTF-8, but the bytes are not");
        } catch (StreamConstraintsException e) {
            return new Json.Unreadable<>(
                    "Expected JSON of at most %d levels, %d values, names of %d and numbers of %d characters, but it has more"
                            .formatted(MAX_DEPTH, MAX_TOKENS, MAX_NAME, MAX_NUMBER));
        } catch (JacksonException e) {
            return new Json.Unreadable<>("Expected JSON with each name once, but in line %d, column %d it is not"
                    .formatted(
                            e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                            e.getLocation() == null ? 1 : e.getLocation().getColumnNr()));
        }
    }

    public byte[] bytes(JsonNode node) {
        return mapper.writeValueAsBytes(node);
    }

    /** The same for two writings of one value. */
    public byte[] sortedBytes(JsonNode node) {
        return sorted.writeValueAsBytes(mapper.convertValue(node, Object.class));
    }

    Map<String, @Nullable Object> map(JsonNode node) {
        return mapper.convertValue(node, MAP);
    }

    public JsonMapper mapper() {
        return mapper;
    }
}
