package dev.footbridge.bridge.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A history of few people, identifiers and accounts, so that everything meets everything. */
final class RandomHistory {
    private static final List<String> WORKERS = List.of("w1", "w2", "w3", "w4");
    private static final List<String> EMAILS = List.of("mara@", "ben@");
    private static final List<String> ACCOUNTS = List.of("crm/m", "crm/b", "git/m");
    private static final List<String> PERSON_IDS = List.of("pid1", "pid2");
    private static final List<String> TASKS = List.of("task1", "task2");
    private static final int DAYS = 40;

    private final Random chance;
    private final List<Event> events = new ArrayList<>();
    private int ids;

    private RandomHistory(Random chance) {
        this.chance = chance;
    }

    static List<Event> of(Random chance) {
        var history = new RandomHistory(chance);
        int size = 2 + chance.nextInt(14);
        for (int i = 0; i < size; i++) {
            history.add();
        }
        return history.events;
    }

    /** Another order of the same; of one task's owners the order stays. */
    static List<Event> shuffled(List<Event> history, Random chance) {
        var shuffled = new ArrayList<>(history);
        java.util.Collections.shuffle(shuffled, chance);
        var owners = history.stream().filter(Event.OwnedBy.class::isInstance).iterator();
        shuffled.replaceAll(event -> event instanceof Event.OwnedBy ? owners.next() : event);
        return shuffled;
    }

    private void add() {
        switch (chance.nextInt(20)) {
            case 0, 1, 2, 3 -> hired();
            case 4, 5 -> changed();
            case 6, 7 -> events.add(new Event.Left(id(), 0, one(WORKERS), day(), day()));
            case 8 -> events.add(new Event.Rescinded(id(), 0, one(WORKERS), day()));
            case 9 -> events.add(new Event.Stays(id(), 0, one(WORKERS), day()));
            case 10 -> linked();
            case 11, 12 -> matched();
            case 13 -> owned();
            case 14 -> events.add(new Event.Reported(id(), 0, one(TASKS), maybe(one(EMAILS))));
            default -> told();
        }
    }

    private void hired() {
        var same = chance.nextInt(12) == 0 ? one(WORKERS) : null;
        var personId = chance.nextInt(5) == 0 ? one(PERSON_IDS) : null;
        events.add(new Event.Hired(id(), 0, one(WORKERS), day(), day(), maybe(one(EMAILS)), personId, same));
    }

    private void changed() {
        var id = id();
        var worker = one(WORKERS);
        for (int revision = chance.nextInt(5) == 0 ? 1 : 0; revision >= 0; revision--) {
            events.add(new Event.Changed(id, revision, worker, day(), day(), maybe(one(EMAILS))));
        }
    }

    /** A mended connector may have meant somebody else. */
    private void linked() {
        var id = id();
        var worker = one(WORKERS);
        events.add(new Event.Same(id, 0, worker, day(), one(WORKERS)));
        if (chance.nextInt(4) == 0) {
            events.add(new Event.Same(id, 1, worker, day(), one(WORKERS)));
        }
    }

    private void matched() {
        var match = "match" + id();
        var identifier = one(chance.nextBoolean() ? EMAILS : ACCOUNTS);
        var from = chance.nextBoolean() ? Instant.MIN : Event.hour(hour());
        var until = chance.nextBoolean() ? Instant.MAX : Event.hour(hour());
        events.add(new Event.MatchedWith(match, identifier, one(WORKERS), from, until));
        if (chance.nextInt(3) == 0) {
            events.add(new Event.MatchWithdrawn(match));
        }
    }

    private void owned() {
        events.add(new Event.OwnedBy(one(TASKS), one(WORKERS)));
    }

    /** A copy of a higher revision may be of another time, or name other identifiers beside its best. */
    private void told() {
        var first = of(id(), 0, null);
        events.add(first);
        if (chance.nextInt(6) == 0) {
            events.add(of(first.id(), 1, first));
        }
    }

    private Event.OfIt of(String id, int revision, Event.@Nullable OfIt before) {
        var worker = before != null ? before.worker() : chance.nextInt(5) == 0 ? one(WORKERS) : null;
        var others = new TreeSet<String>();
        var accounts = new TreeSet<String>();
        if (before != null) {
            others.addAll(before.others());
        } else {
            if (chance.nextInt(6) == 0) {
                others.add(one(PERSON_IDS));
            }
            if (chance.nextInt(3) != 0) {
                others.add(one(EMAILS));
            }
        }
        for (int i = chance.nextInt(3); i > 0; i--) {
            accounts.add(one(ACCOUNTS));
        }
        if (worker == null && others.isEmpty()) {
            accounts.add(before != null ? before.accounts().get(0) : one(ACCOUNTS));
            if (before != null) {
                accounts.removeIf(account -> account.compareTo(before.accounts().get(0)) < 0);
            }
        }
        var bestFirst = new ArrayList<>(others);
        bestFirst.sort(java.util.Comparator.comparing(name -> !name.startsWith("pid")));
        return new Event.OfIt(id, revision, hour(), worker, bestFirst, List.copyOf(accounts));
    }

    private String id() {
        return "e%02d".formatted(ids++);
    }

    private int day() {
        return chance.nextInt(DAYS);
    }

    private int hour() {
        return chance.nextInt(24 * DAYS);
    }

    private @Nullable String maybe(String text) {
        return chance.nextInt(4) == 0 ? null : text;
    }

    private <T> T one(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }
}
