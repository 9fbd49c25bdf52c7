package dev.footbridge.bridge.identity;

import java.util.List;

/**
 * A fact says that two worker numbers are one human being.
 *
 * @param version rises with each word of the fact's home on it
 * @param stands false: it was told wrong
 */
record Link(long version, String one, String other, boolean stands) {

    List<String> ends() {
        return List.of(one, other);
    }
}
