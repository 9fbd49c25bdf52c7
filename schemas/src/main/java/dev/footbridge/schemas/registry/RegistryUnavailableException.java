package dev.footbridge.schemas.registry;

/** The schema registry could not be asked: a lost dependency, to be tried again, never a sign of bad data. */
public final class RegistryUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RegistryUnavailableException(String message) {
        super(message);
    }

    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
