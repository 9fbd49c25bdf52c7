package dev.footbridge.bridge.feed;

import dev.footbridge.bridge.checklist.Tenure;
import dev.footbridge.bridge.person.Employment;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A time in which somebody works here without a break, under however many employments. */
record Presence(Instant from, Instant to, Entry.Cause began, Entry.Cause ended) {

    static List<Presence> of(PersonFile file, Policy policy) {
        var times = new ArrayList<Presence>();
        Tenure.of(file.employments(), policy).stream()
                .filter(tenure -> !tenure.first().isCalledOff())
                .map(tenure -> of(tenure, policy))
                .sorted(Comparator.comparing(Presence::from))
                .forEach(next -> add(times, next));
        return times;
    }

    private static void add(List<Presence> times, Presence next) {
        var last = times.isEmpty() ? null : times.get(times.size() - 1);
        if (last == null || last.to.isBefore(next.from)) {
            times.add(next);
        } else if (next.to.isAfter(last.to)) {
            times.set(times.size() - 1, new Presence(last.from, next.to, last.began, next.ended));
        }
    }

    private static Presence of(Tenure tenure, Policy policy) {
        var last = tenure.employments().get(tenure.employments().size() - 1);
        return new Presence(tenure.begins(policy), tenure.ends(policy), beginOf(tenure.first()), endOf(last));
    }

    private static Entry.Cause beginOf(Employment employment) {
        var hire = employment.hires().get(0);
        return new Entry.Cause("begin/" + employment.id(), hire.told().eventId(), employment.opened());
    }

    /** That it ended, not why: of a leave the reason is nobody's business here (R31). */
    private static Entry.Cause endOf(Employment employment) {
        var left = employment.left();
        var told = left == null ? employment.hire().told() : left.told();
        return new Entry.Cause("end/" + employment.id(), told.eventId(), told.recorded());
    }
}
