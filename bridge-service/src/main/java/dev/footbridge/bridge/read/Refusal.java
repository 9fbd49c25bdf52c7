package dev.footbridge.bridge.read;

/** Why somebody may not decide something. */
public enum Refusal {
    ROLE("Expected a role that decides this, but the account has another"),
    OWNER("Expected a task of the account's own side, but it is somebody else's to settle"),
    REVIEWER("Expected the reviewer to decide, but it is put to somebody else"),
    OWN("Expected somebody else to decide: nobody decides about their own access"),
    UNBOUND("Expected an account that is bound to a person, but it is not: nobody decides about their own access");

    private final String detail;

    Refusal(String detail) {
        this.detail = detail;
    }

    public String detail() {
        return detail;
    }
}
