package dev.footbridge.it.dispatch;

import java.time.Duration;

/**
 * How we deal with a desk that does not answer, or says no.
 *
 * @param timeLimit of one call
 * @param grace after it, until what the call did can be seen
 * @param lookUps how often the desk must know nothing before it is believed; 0: it cannot be asked
 * @param searchLag between two look-ups: how far the desk's search may lag
 * @param first pause after a failure; doubled with each further one
 * @param longest pause
 */
record Patience(Duration timeLimit, Duration grace, int lookUps, Duration searchLag, Duration first, Duration longest) {

    /** @param chance from 0 to 1: half of the pause is left to it, so that not all come again at once */
    Duration pause(int failures, double chance) {
        var doubled = first.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 20));
        var whole = doubled.compareTo(longest) < 0 ? doubled : longest;
        return Duration.ofMillis(Math.round(whole.toMillis() * (0.5 + 0.5 * chance)));
    }
}
