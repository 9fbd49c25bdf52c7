package dev.footbridge.schemas.token;

import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.IdentifierKind;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns identifiers into tokens: HMAC-SHA256 under the installation's pepper over {@code v1|kind|namespace|normalised
 * value}, 128 bits, 32 hex digits. Two writings of one identifier give one token; nobody without the pepper gets back.
 */
public final class Tokens {
    private static final int PEPPER_BYTES = 16;

    private final SecretKeySpec pepper;

    /** @param pepper UTF-8 text of at least 16 bytes; changing it makes everybody unknown */
    public Tokens(String pepper) {
        var bytes = pepper.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < PEPPER_BYTES) {
            throw new IllegalArgumentException(
                    "Expected a pepper of at least %d bytes, but it has %d".formatted(PEPPER_BYTES, bytes.length));
        }
        this.pepper = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** A worker number within its HR source. */
    public Identifier workerNumber(String hrSource, String number) {
        return identifier(IdentifierKind.WORKER_NUMBER, hrSource, number.strip());
    }

    /** A work e-mail address (R4: trimmed, NFC, lower case, the domain as IDN A-label). */
    public Identifier email(String address) {
        return identifier(IdentifierKind.EMAIL, "", normalisedEmail(address));
    }

    /** The name of an account in a system, compared without case. */
    public Identifier account(String system, String name) {
        return identifier(IdentifierKind.ACCOUNT, system, nfc(name.strip()).toLowerCase(Locale.ROOT));
    }

    /** The person id of the organisation. */
    public Identifier person(String id) {
        return identifier(IdentifierKind.PERSON, "", id.strip());
    }

    private Identifier identifier(IdentifierKind kind, String namespace, String normalised) {
        return new Identifier(kind, namespace, token(kind.name(), namespace, normalised));
    }

    /** The token of any text of a kind within a namespace. */
    public String token(String kind, String namespace, String normalised) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(pepper);
            var text = "v1|" + kind + "|" + namespace + "|" + normalised;
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every Java to have HmacSHA256", e);
        }
    }

    static String normalisedEmail(String address) {
        var text = nfc(address.strip()).toLowerCase(Locale.ROOT);
        var at = text.lastIndexOf('@');
        return at < 0 ? text : text.substring(0, at + 1) + domain(text.substring(at + 1));
    }

    private static String domain(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            return domain; // no domain at all: it then matches its own writing alone
        }
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
