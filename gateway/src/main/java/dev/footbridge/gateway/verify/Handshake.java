package dev.footbridge.gateway.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a sender asks before it delivers: whether somebody is there who wants it. Nothing secret is ever answered. */
public record Handshake(@Nullable Echo echo, @Nullable Consent consent) {
    public static final Handshake NONE = new Handshake(null, null);

    /**
     * A GET with a challenge in a header: it goes back as a field of JSON.
     *
     * @param header the challenge's
     * @param field the answer's
     */
    public record Echo(String header, String field) {
        private static final Pattern CHALLENGE = Pattern.compile("[\\x20-\\x7e]{1,512}");

        public Optional<Map<String, String>> answer(Headers headers) {
            return headers.only(header)
                    .filter(challenge -> CHALLENGE.matcher(challenge).matches())
                    .map(challenge -> Map.of(field, challenge));
        }
    }

    /**
     * An OPTIONS request as CloudEvents' webhooks have it against abuse: the sender's origin is allowed by name. Every
     * delivery is still verified.
     *
     * @param rate how many deliveries a minute are welcome
     */
    public record Consent(int rate) {
        private static final Pattern ORIGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");
        private static final Pattern RATE = Pattern.compile("[1-9][0-9]{0,8}");

        public Consent {
            if (rate <= 0) {
                throw new IllegalArgumentException("Expected a rate of more than zero, but it is " + rate);
            }
        }

        /** The headers of the answer. */
        public Optional<Map<String, String>> answer(Headers headers) {
            return headers.only("WebHook-Request-Origin")
                    .filter(origin -> ORIGIN.matcher(origin).matches())
                    .map(origin -> allowed(origin, headers));
        }

        private Map<String, String> allowed(String origin, Headers headers) {
            var asked = headers.only("WebHook-Request-Rate")
                    .filter(text -> RATE.matcher(text).matches())
                    .map(Integer::parseInt)
                    .orElse(rate);
            var allowed = new LinkedHashMap<String, String>();
            allowed.put("Allow", "POST");
            allowed.put("WebHook-Allowed-Origin", origin);
            allowed.put("WebHook-Allowed-Rate", Integer.toString(Math.min(asked, rate)));
            return allowed;
        }
    }
}
