package dev.footbridge.readmodel.projection;

/** Somebody else reads for this projection, or its positions were reset: what we hold is old, and must not be written. */
final class PositionMovedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PositionMovedException(String message) {
        super(message);
    }
}
