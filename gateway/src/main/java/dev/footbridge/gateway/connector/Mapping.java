package dev.footbridge.gateway.connector;

import java.util.List;

/**
 * What a connector made of a delivery.
 *
 * @param <E> one event as the connector maps it
 */
public sealed interface Mapping<E> {

    /** @param index stable while the connector's other items change: item × 100 + place among the item's events */
    record Placed<E>(int index, E event) {}

    record Mapped<E>(List<Placed<E>> events) implements Mapping<E> {}

    /**
     * @param reason its kind, for example {@code mapping-failed}
     * @param detail in words, without anything of the content
     */
    record Unmappable<E>(String reason, String detail) implements Mapping<E> {}
}
