package dev.footbridge.bridge.api;

import dev.footbridge.bridge.read.Listing;
import dev.footbridge.bridge.read.OpaqueText;
import java.util.Optional;

/** Where a page ended, as a text that fits the same list alone. */
final class Cursors {
    private final OpaqueText opaque;

    Cursors(OpaqueText opaque) {
        this.opaque = opaque;
    }

    String seal(Listing.After last, Listing of) {
        return opaque.seal(last.id().length() + ":" + last.id() + last.value(), context(of));
    }

    Optional<Listing.After> open(String cursor, Listing of) {
        return opaque.open(cursor, context(of)).map(Cursors::last);
    }

    private static Listing.After last(String text) {
        var colon = text.indexOf(':');
        var end = colon + 1 + Integer.parseInt(text.substring(0, colon));
        return new Listing.After(text.substring(end), text.substring(colon + 1, end));
    }

    /** Everything but where it begins and how long a page is. */
    private static String context(Listing of) {
        return String.join(
                "|",
                of.kind().name(),
                of.sort(),
                String.valueOf(of.descending()),
                of.filters().toString(),
                "" + of.q());
    }
}
