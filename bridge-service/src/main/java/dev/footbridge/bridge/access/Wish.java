package dev.footbridge.bridge.access;

/** What should be the case at the desk. */
public enum Wish {
    /** Its time has not come. What a desk was already given keeps its ticket, and hears of other dates. */
    NOT_YET,
    WANTED,
    /** The desk did it: nothing is left to be told. */
    COMPLETED,
    /** It is not to be done, or need not be any more: a ticket is to be closed. */
    WITHDRAWN
}
