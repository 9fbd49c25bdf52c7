package dev.footbridge.gateway.intake;

import dev.footbridge.gateway.verify.Headers;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Headers that carry secrets or proofs are not stored: who reads the inbox must not be able to send with them. */
final class SecretHeaders {
    private static final Pattern SECRET =
            Pattern.compile("authorization|cookie|signature|secret|token|password|api-?key|hmac|credential");

    private SecretHeaders() {}

    static Headers without(Headers headers, List<String> secretHeaders) {
        var named = secretHeaders.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        return new Headers(headers.all().stream()
                .filter(header -> !named.contains(header.name())
                        && !SECRET.matcher(header.name()).find())
                .toList());
    }
}
