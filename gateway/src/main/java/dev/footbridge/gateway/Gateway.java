package dev.footbridge.gateway;

/** One of the two gateways: its prefix, from which its addresses, topics and beans are named. */
public enum Gateway {
    HR("hr"),
    IT("it");

    private final String prefix;

    Gateway(String prefix) {
        this.prefix = prefix;
    }

    public String prefix() {
        return prefix;
    }

    /** Deliveries as they came. Of HR's nobody of IT may read. */
    public String inbox() {
        return prefix + ".inbox.v1";
    }

    public String outcomes() {
        return prefix + ".inbox-outcomes.v1";
    }

    public String events() {
        return prefix + ".events.v1";
    }

    /** What HR alone may know (R34). */
    public String privateFacts() {
        return "hr.private.v1";
    }
}
