package dev.footbridge.standalone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** A canary is found however it is written, or looking for it proves nothing. */
class CanariesTest {
    private static final String CANARY = "canary-feedback-given-comment-7f3a";

    @Test
    void itIsFoundAsItStandsAndInHexadecimalDigits() {
        assertThat(Canaries.isIn("said \"" + CANARY + "\" once", CANARY)).isTrue();
        assertThat(Canaries.isIn(HexFormat.of().formatHex(bytes("x" + CANARY + "y")), CANARY))
                .isTrue();
        assertThat(Canaries.isIn("canary-feedback-given-comment", CANARY)).isFalse();
    }

    @Test
    void itIsFoundInBase64WhereverItBegins() {
        for (var before : new String[] {"", "a", "ab", "abc", "abcd"}) {
            for (var after : new String[] {"", "z", "zy", "zyx"}) {
                var encoded = Base64.getEncoder().encodeToString(bytes(before + CANARY + after));
                assertThat(Canaries.isIn(encoded, CANARY)).as(before + after).isTrue();
                assertThat(Canaries.isIn(encoded, CANARY.replace('7', '8'))).isFalse();
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
