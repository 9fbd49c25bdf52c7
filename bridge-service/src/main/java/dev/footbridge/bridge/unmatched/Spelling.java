package dev.footbridge.bridge.unmatched;

import java.text.Normalizer;
import java.util.Locale;

/** How texts are compared: as they are but for case, or by their letters alone. */
final class Spelling {
    private Spelling() {}

    /** R4: trimmed, in Unicode NFC, lower case. */
    static String exact(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** Letters and digits without their marks: {@code O'Brien-Müller} is {@code obrienmuller}. A letter of another script stays one. */
    static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe")
                .replace("ø", "o")
                .replace("ł", "l")
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Of an address; anything else as it is. */
    static String localPart(String text) {
        int at = text.lastIndexOf('@');
        return at < 0 ? text : text.substring(0, at);
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(sign -> sign < 128);
    }
}
