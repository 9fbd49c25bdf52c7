package dev.footbridge.bridge.person;

/** A right in a system. */
public record Entitlement(String system, String right) implements Comparable<Entitlement> {

    /** From {@code crm/user}. */
    public static Entitlement of(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || slash == text.length() - 1) {
            throw new IllegalArgumentException("Expected an entitlement as system/right, but it is " + text);
        }
        return new Entitlement(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(Entitlement other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return system + "/" + right;
    }
}
