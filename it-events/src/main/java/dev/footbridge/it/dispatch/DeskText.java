package dev.footbridge.it.dispatch;

/**
 * Text of a desk, as it may go on the log and into a table: Unicode characters, of which the null character and half a
 * surrogate pair are none.
 */
final class DeskText {
    private DeskText() {}

    static boolean isOne(String text, int longest) {
        return text.length() <= longest
                && text.codePoints()
                        .allMatch(c -> c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
