package dev.footbridge.gateway.verify;

/** Whether a delivery was signed by somebody who knows one of the source's secrets. */
public sealed interface Verdict {

    /**
     * @param scheme how, for example hmac-sha256
     * @param secretIndex which of the secrets fitted, 0 = the first
     */
    record Genuine(String scheme, int secretIndex) implements Verdict {}

    record Refused(Why why) implements Verdict {}

    enum Why {
        MISSING_HEADER("a header that the signature needs is missing"),
        DOUBLED_HEADER("a header that must be there once is there more than once"),
        AMBIGUOUS_HEADER("a header that is signed has characters it must not have"),
        NOT_IN_TIME("the time that was signed is too far from now"),
        TOO_MANY("there are more signatures than a sender needs"),
        NO_MATCH("no signature fits");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
