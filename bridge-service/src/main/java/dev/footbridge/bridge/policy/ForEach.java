package dev.footbridge.bridge.policy;

import java.util.Locale;

/** What a task of a template is repeated for. */
public enum ForEach {
    BIRTHRIGHT,
    BIRTHRIGHT_GAINED,
    BIRTHRIGHT_LOST,
    LIVE_GRANT,
    ASSET;

    /** As policy files write it. */
    public static ForEach of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
