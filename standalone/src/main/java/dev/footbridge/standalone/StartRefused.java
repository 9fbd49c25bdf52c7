package dev.footbridge.standalone;

/** The start cannot go on for a reason the user can do something about. The message is all they need to see. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
