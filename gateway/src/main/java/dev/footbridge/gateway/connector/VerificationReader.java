package dev.footbridge.gateway.connector;

import dev.footbridge.gateway.verify.Handshake;
import dev.footbridge.gateway.verify.SharedHeader;
import dev.footbridge.gateway.verify.SignatureScheme;
import dev.footbridge.gateway.verify.SignedContent;
import dev.footbridge.gateway.verify.SignedTime;
import dev.footbridge.gateway.verify.Verification;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From the words of a connector file to the verification they describe. */
final class VerificationReader {
    private VerificationReader() {}

    static Verification read(ConnectorFile.@Nullable Verify verify) {
        if (verify != null && verify.signature() != null && verify.sharedHeader() == null) {
            return signature(verify.signature());
        }
        if (verify != null && verify.sharedHeader() != null && verify.signature() == null) {
            var shared = verify.sharedHeader();
            return new SharedHeader(shared.header(), shared.prefix() == null ? "" : shared.prefix());
        }
        throw new IllegalArgumentException("Expected verify to have a signature or a sharedHeader, but it has not one");
    }

    private static SignatureScheme signature(ConnectorFile.Signature signature) {
        return new SignatureScheme(
                signature.algorithm(),
                signature.header(),
                signature.prefix() == null ? "" : signature.prefix(),
                one(SignatureScheme.Encoding.class, "encoding", signature.encoding()),
                SignedContent.of(signature.signedContent()),
                one(SignatureScheme.KeyDecoding.class, "keyDecoding", orElse(signature.keyDecoding(), "utf8")),
                one(SignatureScheme.Separator.class, "listSeparator", orElse(signature.listSeparator(), "none")),
                time(signature.timestamp()),
                signature.publicKeyPrefix());
    }

    static Handshake handshake(ConnectorFile.@Nullable Handshakes handshake) {
        if (handshake == null) {
            return Handshake.NONE;
        }
        var echo = handshake.echo();
        var cloudEvents = handshake.cloudEvents();
        return new Handshake(
                echo == null ? null : new Handshake.Echo(echo.header(), echo.field()),
                cloudEvents == null ? null : new Handshake.Consent(cloudEvents.rate()));
    }

    private static @Nullable SignedTime time(ConnectorFile.@Nullable Timestamp timestamp) {
        return timestamp == null
                ? null
                : new SignedTime(
                        timestamp.header(),
                        one(SignedTime.Unit.class, "timestamp.unit", timestamp.unit()),
                        timestamp.tolerance());
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private static <E extends Enum<E>> E one(Class<E> type, String name, @Nullable String value) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> words(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected %s to be one of %s, but it is %s"
                        .formatted(
                                name,
                                Arrays.stream(type.getEnumConstants())
                                        .map(VerificationReader::words)
                                        .collect(Collectors.joining(", ")),
                                value)));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
