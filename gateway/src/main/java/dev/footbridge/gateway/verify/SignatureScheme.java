package dev.footbridge.gateway.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * An HMAC signature, described: one class for every vendor that signs with a shared secret.
 *
 * @param algorithm sha1, sha256 or sha512
 * @param header where the signature stands
 * @param prefix what each signature begins with, for example {@code sha256=} or {@code v1,}
 * @param encoding of the signature; compared as text, so only one writing of it counts
 * @param content what is signed
 * @param key how the secret's text becomes a key
 * @param list whether the header may hold several signatures, and what separates them
 * @param time when it was signed, where the sender says so
 * @param publicKeyPrefix what a signature begins with that a public key ({@code whpk_…} among the secrets) proves (Ed25519);
 *     null: there are none
 */
public record SignatureScheme(
        String algorithm,
        String header,
        String prefix,
        Encoding encoding,
        SignedContent content,
        KeyDecoding key,
        Separator list,
        @Nullable SignedTime time,
        @Nullable String publicKeyPrefix)
        implements Verification {

    private static final Set<String> ALGORITHMS = Set.of("sha1", "sha256", "sha512");
    private static final int MOST_SIGNATURES = 10;

    public enum Encoding {
        HEX,
        BASE64,
        BASE64URL
    }

    public enum KeyDecoding {
        UTF8,
        BASE64,
        WHSEC
    }

    public enum Separator {
        NONE,
        SPACE,
        COMMA
    }

    public SignatureScheme {
        if (!ALGORITHMS.contains(algorithm)) {
            throw new IllegalArgumentException(
                    "Expected the algorithm to be sha1, sha256 or sha512, but it is " + algorithm);
        }
    }

    @Override
    public Verdict judge(List<String> secrets, String method, Headers headers, byte[] body, Instant now) {
        for (var name : neededHeaders()) {
            var count = headers.values(name).size();
            if (count != 1) {
                return new Verdict.Refused(count == 0 ? Verdict.Why.MISSING_HEADER : Verdict.Why.DOUBLED_HEADER);
            }
        }
        if (!content.isUnambiguous(headers)) {
            return new Verdict.Refused(Verdict.Why.AMBIGUOUS_HEADER);
        }
        if (time != null && !time.isNear(headers.only(time.header()).orElseThrow(), now)) {
            return new Verdict.Refused(Verdict.Why.NOT_IN_TIME);
        }
        var items = items(headers.only(header).orElseThrow());
        if (items.size() > MOST_SIGNATURES) {
            return new Verdict.Refused(Verdict.Why.TOO_MANY);
        }
        var fitting = fitting(secrets, items, content.bytes(method, headers, body));
        if (fitting < 0) {
            return new Verdict.Refused(Verdict.Why.NO_MATCH);
        }
        return new Verdict.Genuine(isPublic(secrets.get(fitting)) ? "ed25519" : "hmac-" + algorithm, fitting);
    }

    /** A public key is no secret: as the key of an HMAC anybody could sign with it. */
    private boolean isPublic(String secret) {
        return publicKeyPrefix != null && PublicKeyText.isOne(secret);
    }

    @Override
    public List<String> secretHeaders() {
        return List.of(header);
    }

    private List<String> neededHeaders() {
        var times = time == null ? Stream.<String>empty() : Stream.of(time.header());
        return Stream.of(Stream.of(header), content.headerNames().stream(), times)
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    private List<String> items(String value) {
        return switch (list) {
            case NONE -> List.of(value);
            case SPACE -> List.of(value.split(" ", -1));
            case COMMA -> List.of(value.split(",", -1));
        };
    }

    private static List<String> after(String prefix, List<String> items) {
        return items.stream()
                .filter(item -> item.startsWith(prefix))
                .map(item -> item.substring(prefix.length()))
                .toList();
    }

    /** All secrets against all signatures, without an early exit: the time taken tells nothing. */
    private int fitting(List<String> secrets, List<String> items, byte[] signed) {
        var fitting = -1;
        for (int i = secrets.size() - 1; i >= 0; i--) {
            var secret = secrets.get(i);
            if (publicKeyPrefix != null && isPublic(secret)
                    ? PublicKeyText.of(secret).isSigner(after(publicKeyPrefix, items), signed)
                    : isSigner(secret, after(prefix, items), signed)) {
                fitting = i;
            }
        }
        return fitting;
    }

    private boolean isSigner(String secret, List<String> signatures, byte[] signed) {
        var expected = unpadded(encoded(mac(secret, signed))).getBytes(StandardCharsets.US_ASCII);
        var fits = false;
        for (var signature : signatures) {
            fits |= MessageDigest.isEqual(expected, unpadded(signature).getBytes(StandardCharsets.UTF_8));
        }
        return fits;
    }

    private byte[] mac(String secret, byte[] signed) {
        try {
            var name = "Hmac" + algorithm.toUpperCase(java.util.Locale.ROOT);
            var mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key(secret), name));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every Java to have HMAC with " + algorithm, e);
        }
    }

    private byte[] key(String secret) {
        var bytes = switch (key) {
            case UTF8 -> secret.getBytes(StandardCharsets.UTF_8);
            case BASE64 -> Base64.getDecoder().decode(secret);
            case WHSEC ->
                Base64.getDecoder().decode(secret.startsWith("whsec_") ? secret.substring("whsec_".length()) : secret);
        };
        if (bytes.length == 0) {
            throw new IllegalArgumentException("Expected a secret, but it is empty");
        }
        return bytes;
    }

    /** Fails when a secret cannot be a key of this scheme: better at the start than at the first delivery. */
    public void check(List<String> secrets) {
        for (var secret : secrets) {
            if (isPublic(secret)) {
                PublicKeyText.of(secret);
            } else {
                key(secret);
            }
        }
    }

    private String encoded(byte[] mac) {
        return switch (encoding) {
            case HEX -> HexFormat.of().formatHex(mac);
            case BASE64 -> Base64.getEncoder().encodeToString(mac);
            case BASE64URL -> Base64.getUrlEncoder().encodeToString(mac);
        };
    }

    /** Senders of the URL alphabet pad or do not; with the others the padding is part of the one writing. */
    private String unpadded(String signature) {
        return encoding == Encoding.BASE64URL ? signature.replaceFirst("={1,2}$", "") : signature;
    }
}
