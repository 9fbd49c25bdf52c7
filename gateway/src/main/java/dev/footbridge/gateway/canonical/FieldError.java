package dev.footbridge.gateway.canonical;

/**
 * One field that is not as it must be. Never holds a value of the event: only where, what was expected, and in which way
 * it was otherwise.
 *
 * @param pointer JSON pointer into the event
 */
public record FieldError(String pointer, String expected, String but) {
    @Override
    public String toString() {
        return "%s: expected %s, but %s".formatted(pointer.isEmpty() ? "/" : pointer, expected, but);
    }
}
