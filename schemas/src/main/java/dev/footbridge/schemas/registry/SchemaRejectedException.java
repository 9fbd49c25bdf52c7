package dev.footbridge.schemas.registry;

/** The registry answered, and said no: an unknown schema, or one that is not compatible. Trying again does not help. */
public final class SchemaRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public SchemaRejectedException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** HTTP status of the registry's answer: 404 unknown, 409 not compatible, 422 no schema at all. */
    public int status() {
        return status;
    }
}
