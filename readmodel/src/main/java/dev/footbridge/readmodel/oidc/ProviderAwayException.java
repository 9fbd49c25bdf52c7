package dev.footbridge.readmodel.oidc;

/** The identity provider does not answer, or not as one: nobody can say who somebody is. */
final class ProviderAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProviderAwayException(Throwable cause) {
        super("Expected the identity provider to answer, but it did not", cause);
    }
}
