package dev.footbridge.bridge.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An employment while its statements are being read in the order of telling. */
final class Episode {

    private final List<Fact.WorkerHired> hires = new ArrayList<>();
    private final List<Fact.WorkerLeft> leaves = new ArrayList<>();
    private Fact.@Nullable WorkerLeft left;
    private Fact.@Nullable HireRescinded rescinded;

    /** A hire told after a rescission or after an earlier leave stands; a leave that still lies ahead of it does too. */
    void hear(Fact.WorkerHired hire) {
        hires.add(hire);
        rescinded = null;
        if (left != null && hire.startDate().isAfter(left.lastWorkingDay())) {
            left = null;
        }
    }

    void hear(Fact.WorkerLeft leave) {
        left = leave;
        leaves.add(leave);
    }

    void hear(Fact.HireRescinded rescission) {
        rescinded = rescission;
    }

    void stays() {
        left = null;
    }

    LocalDate start() {
        return last().startDate();
    }

    boolean hasLeft() {
        return left != null;
    }

    boolean wasToldToLeave(LocalDate lastWorkingDay) {
        return leaves.stream().anyMatch(leave -> leave.lastWorkingDay().equals(lastWorkingDay));
    }

    boolean wasToldToStart(LocalDate start) {
        return hires.stream().anyMatch(hire -> hire.startDate().equals(start));
    }

    /** A key of the source's own says which employment is meant; without one, dates do. */
    boolean hasKeyOf(Fact.WorkerHired hire) {
        return hire.employmentKey() != null
                && hires.stream().anyMatch(known -> hire.employmentKey().equals(known.employmentKey()));
    }

    boolean canBeKeyedAs(Fact.WorkerHired hire) {
        return hire.employmentKey() == null
                || hires.stream()
                        .allMatch(known -> known.employmentKey() == null
                                || known.employmentKey().equals(hire.employmentKey()));
    }

    /** Whether a hire for that day would be about this employment, and not another after it. */
    boolean reaches(LocalDate start) {
        var end = left == null ? last().endDate() : left.lastWorkingDay();
        return rescinded == null && (end == null || !start.isAfter(end));
    }

    Employment employment(List<Fact.WorkerMoved> moves) {
        return new Employment(last().worker(), hires, leaves, left, rescinded, moves);
    }

    private Fact.WorkerHired last() {
        return hires.get(hires.size() - 1);
    }
}
