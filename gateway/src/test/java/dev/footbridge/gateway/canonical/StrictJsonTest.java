package dev.footbridge.gateway.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever can be read two ways, or takes too much to read, is not read; and nothing of it is told. */
class StrictJsonTest {
    private final StrictJsonCodec json = new StrictJsonCodec();

    static Stream<Arguments> bombs() {
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("a word", "canary"),
                Arguments.of("half", "{\"canary\":"),
                Arguments.of("two", "{} {}"),
                Arguments.of("deep", "[".repeat(100_000) + "]".repeat(100_000)),
                Arguments.of("a number without end", "1".repeat(100_000)),
                Arguments.of("a name twice", "{\"canary\":1,\"canary\":2}"),
                Arguments.of("a name twice, written in two ways", "{\"a\":1,\"\\u0061\":2}"),
                Arguments.of("a name twice, deep", "{\"x\":[{\"a\":1,\"a\":2}]}"),
                Arguments.of("not a number", "{\"a\":NaN}"),
                Arguments.of("infinity", "{\"a\":Infinity}"),
                Arguments.of("a byte order mark", "\uFEFF{}"),
                Arguments.of("a comment", "{/*canary*/}"),
                Arguments.of("single quotes", "{'canary':1}"),
                Arguments.of("a comma too many", "[1,]"),
                Arguments.of("a control character", "\"a\nb\""),
                Arguments.of("a long name", "{\"" + "n".repeat(60_000) + "\":1}"),
                Arguments.of("a million values", "[" + "1,".repeat(1_000_000) + "1]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void isNotRead(String name, String text) {
        var read = json.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(read).isInstanceOf(Json.Unreadable.class);
        assertThat(((Json.Unreadable<?>) read).why()).startsWith("Expected ").doesNotContain("canary");
    }

    @Test
    void otherEncodingsAreNotRead() {
        assertThat(json.read("{}".getBytes(StandardCharsets.UTF_16))).isInstanceOf(Json.Unreadable.class);
        assertThat(json.read(new byte[] {'"', (byte) 0xC3, (byte) 0x28, '"'})).isInstanceOf(Json.Unreadable.class);
        assertThat(json.read(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}))
                .isInstanceOf(Json.Unreadable.class);
    }

    @Test
    void twoWritingsOfOneValueAreTheSame() {
        assertThat(sorted("{\"b\":[{\"y\":1,\"x\":2}],\"a\":1.0}"))
                .isEqualTo(sorted("{ \"a\": 1.0, \"b\": [ {\"x\":2, \"y\":1} ] }"));
        assertThat(sorted("{\"a\":[1,2]}")).isNotEqualTo(sorted("{\"a\":[2,1]}"));
    }

    private byte[] sorted(String text) {
        return json.sortedBytes(
                ((Json.Readable<tools.jackson.databind.JsonNode>) json.read(text.getBytes(StandardCharsets.UTF_8)))
                        .value());
    }
}
