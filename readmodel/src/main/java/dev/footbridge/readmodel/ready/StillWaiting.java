package dev.footbridge.readmodel.ready;

import java.util.List;

/**
 * Told now and then, as an event of the application, while it is not ready.
 *
 * @param waitsFor what it waits for
 */
public record StillWaiting(List<String> waitsFor) {
    public StillWaiting {
        waitsFor = List.copyOf(waitsFor);
    }
}
