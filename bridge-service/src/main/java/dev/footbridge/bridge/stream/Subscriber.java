package dev.footbridge.bridge.stream;

/** The far end of one connection, as the hub sees it. */
interface Subscriber {
    Outbox outbox();

    /** There is something in the outbox. Returns at once. */
    void wake();

    /** Every second: time to let go of who does not read. */
    void look();

    /** Asks again who may see what, and whether it is still anybody we know. */
    void renewScope();

    /** Ends the connection in good order. */
    void close();
}
