package dev.footbridge.bridge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * R1, R4–R7 over random histories: whatever order facts and words come in, and how often, people have heard what a
 * look at the whole history says. {@code -Dfootbridge.identity.histories=…} for more, {@code …seed=…} for one again.
 */
class AnyOrderOfHomesTest {
    private static final int HISTORIES = Integer.getInteger("footbridge.identity.histories", 20_000);
    private static final long SEED = Long.getLong("footbridge.identity.seed", 20261124L);
    private static final int ORDERS = 3;
    private static final double TWICE = 0.2;
    private static final double DELIVERED_AT_ONCE = 0.7;

    @Test
    @Timeout(1200)
    void whateverTheOrderPeopleHearTheSame() {
        int heard = 0;
        for (int i = 0; i < HISTORIES; i++) {
            long seed = SEED + i;
            var history = RandomHistory.of(new Random(seed));
            var expected = new Reference(history);
            for (int order = 0; order < ORDERS; order++) {
                if (differs(expected, history, seed + order) != null) {
                    fail(history, seed);
                }
            }
            heard += expected.heard().size();
        }
        assertThat(heard).isGreaterThan(HISTORIES); // or nothing was tried
    }

    private static void fail(List<Event> history, long seed) {
        var smallest = shrunk(history);
        throw new AssertionError("Seed %d, shrunk to%n  %s%n%s"
                .formatted(
                        seed,
                        smallest.stream().map(Event::toString).collect(Collectors.joining("\n  ")),
                        differsInSomeOrder(smallest)));
    }

    /** Without any event that it fails without. */
    private static List<Event> shrunk(List<Event> history) {
        for (int i = 0; i < history.size(); i++) {
            var less = new ArrayList<>(history);
            less.remove(i);
            if (differsInSomeOrder(less) != null) {
                return shrunk(less);
            }
        }
        return history;
    }

    private static @Nullable String differsInSomeOrder(List<Event> history) {
        var expected = new Reference(history);
        for (int order = 0; order < 200; order++) {
            var difference = differs(expected, history, order);
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private static @Nullable String differs(Reference expected, List<Event> history, long order) {
        try {
            var network = played(history, new Random(order * 31 + 7));
            if (network.heard().equals(expected.heard()) && network.waiting().equals(expected.waiting())) {
                return null;
            }
            return "Expected %s, waiting %s,%n but was %s, waiting %s, in order %d"
                    .formatted(expected.heard(), expected.waiting(), network.heard(), network.waiting(), order);
        } catch (AssertionError e) {
            return e.getMessage();
        }
    }

    private static Network played(List<Event> history, Random chance) {
        var network = new Network(chance);
        var doubled = new ArrayList<Event>();
        for (var event : RandomHistory.shuffled(history, chance)) {
            doubled.add(event);
            if (chance.nextDouble() < TWICE) {
                doubled.add(
                        event instanceof Event.OwnedBy ? doubled.size() : chance.nextInt(doubled.size() + 1), event);
            }
        }
        for (var event : doubled) {
            network.happens(event);
            while (!network.isQuiet() && chance.nextDouble() < DELIVERED_AT_ONCE) {
                network.deliver();
            }
        }
        while (!network.isQuiet()) {
            network.deliver();
        }
        return network;
    }
}
