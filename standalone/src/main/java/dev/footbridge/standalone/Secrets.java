package dev.footbridge.standalone;

/**
 * What only this installation itself may know. Losing the pepper makes every token on the log a stranger, so it is made
 * once and never again.
 */
record Secrets(String pepper, String streamKey, String databasePassword) {
    static Secrets generated() {
        return new Secrets(RandomText.base64(32), RandomText.base64(32), RandomText.base64Url(24));
    }
}
