package dev.footbridge.bridge.person;

/** An account's name in a system, as a token: rules compare it and never see the name. */
public record AccountKey(String system, String token) implements Comparable<AccountKey> {

    @Override
    public int compareTo(AccountKey other) {
        int bySystem = system.compareTo(other.system);
        return bySystem != 0 ? bySystem : token.compareTo(other.token);
    }
}
