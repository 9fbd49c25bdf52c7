package dev.footbridge.readmodel.access;

/** What an account may be. */
public enum Role {
    HR,
    IT,
    MANAGER,
    AUDITOR,
    ADMIN;

    /** As Spring Security names it. */
    public String authority() {
        return "ROLE_" + name();
    }
}
