package dev.footbridge.gateway.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a connector made of a delivery.
 *
 * @param <E> one event as the connector maps it
 */
public sealed interface Mapping<E> {

    /**
     * @param index stable while the connector's other items change: item × 100 + place among the item's events; where the
     *     item has an id of its own, the place alone
     * @param key the item's own id, the same in whatever delivery it comes; null: the delivery's is its id
     */
    record Placed<E>(int index, E event, @Nullable String key) {
        public Placed(int index, E event) {
            this(index, event, null);
        }
    }

    /** @param unnamed words of the vendor's that the source's configuration does not know: what they say waits for it */
    record Mapped<E>(List<Placed<E>> events, List<String> unnamed) implements Mapping<E> {}

    /**
     * @param reason its kind, for example {@code mapping-failed}
     * @param detail in words, without anything of the content
     */
    record Unmappable<E>(String reason, String detail) implements Mapping<E> {}
}
