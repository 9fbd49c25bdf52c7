package dev.footbridge.bridge.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The employments of one worker number, read from its statements in the order of telling (R7, R12).
 *
 * <p>A hire for a day an employment reaches corrects it; one for a later day opens another.
 */
final class Episodes {

    private final List<Episode> episodes = new ArrayList<>();
    private Fact.@Nullable WorkerLeft leftBeforeHired;

    private Episodes() {}

    /** By start. */
    static List<Employment> of(Collection<? extends Fact.EmploymentStatement> statements) {
        var read = new Episodes();
        statements.stream()
                .sorted(Comparator.comparing(Fact::told, Told.IN_TELLING_ORDER))
                .forEach(read::hear);
        var moves = statements.stream()
                .filter(Fact.WorkerMoved.class::isInstance)
                .map(Fact.WorkerMoved.class::cast)
                .sorted(Comparator.comparing(Fact.WorkerMoved::effectiveDate)
                        .thenComparing(Fact::told, Told.IN_TELLING_ORDER))
                .toList();
        return Moves.among(Employment.byStart(read.employments()), moves);
    }

    private void hear(Fact.EmploymentStatement statement) {
        if (statement instanceof Fact.WorkerHired hire) {
            hear(hire);
        } else if (statement instanceof Fact.WorkerLeft leave) {
            hear(leave);
        } else if (statement instanceof Fact.HireRescinded rescission) {
            hear(rescission);
        } else if (statement instanceof Fact.DepartureWithdrawn) {
            withdrawDeparture();
        }
    }

    private void hear(Fact.WorkerHired hire) {
        var episode = last(known -> known.hasKeyOf(hire))
                .or(() -> last(known -> known.canBeKeyedAs(hire) && known.wasToldToStart(hire.startDate())))
                .or(() -> last(known -> true)
                        .filter(known -> known.canBeKeyedAs(hire) && known.reaches(hire.startDate())))
                .orElseGet(this::open);
        episode.hear(hire);
        if (leftBeforeHired != null && !hire.startDate().isAfter(leftBeforeHired.lastWorkingDay())) {
            episode.hear(leftBeforeHired);
            leftBeforeHired = null;
        }
    }

    private void hear(Fact.WorkerLeft leave) {
        LocalDate day = leave.lastWorkingDay();
        var episode = last(known -> known.wasToldToLeave(day))
                .or(() -> last(known -> !known.start().isAfter(day)))
                .or(() -> last(known -> true));
        if (episode.isPresent()) {
            episode.get().hear(leave);
        } else {
            leftBeforeHired = leave;
        }
    }

    private void hear(Fact.HireRescinded rescission) {
        var day = rescission.startDate();
        last(known -> day != null && known.wasToldToStart(day))
                .or(() -> last(known -> true))
                .ifPresent(episode -> episode.hear(rescission));
    }

    private void withdrawDeparture() {
        leftBeforeHired = null;
        last(Episode::hasLeft).ifPresent(Episode::stays);
    }

    private Episode open() {
        var episode = new Episode();
        episodes.add(episode);
        return episode;
    }

    /** The last by start of those opened; a new one has no start yet and is never asked. */
    private Optional<Episode> last(Predicate<Episode> wanted) {
        return episodes.stream().filter(wanted).max(Comparator.comparing(Episode::start));
    }

    private List<Employment> employments() {
        return episodes.stream().map(episode -> episode.employment(List.of())).toList();
    }

    /** Which employment a move belongs to. */
    private static final class Moves {

        static List<Employment> among(List<Employment> employments, List<Fact.WorkerMoved> moves) {
            return employments.stream()
                    .map(employment -> new Employment(
                            employment.worker(),
                            employment.hires(),
                            employment.leaves(),
                            employment.left(),
                            employment.rescinded(),
                            moves.stream()
                                    .filter(move -> owner(employments, move)
                                            .filter(employment::equals)
                                            .isPresent())
                                    .toList()))
                    .toList();
        }

        /** The one it falls into, else the next to begin; what was told before the hire was told anew is in it already. */
        private static Optional<Employment> owner(List<Employment> employments, Fact.WorkerMoved move) {
            var day = move.effectiveDate();
            var within = employments.stream()
                    .filter(employment -> employment.start().isBefore(day) && !hasEndedBefore(employment, day));
            var ahead = employments.stream()
                    .filter(employment -> !employment.start().isBefore(day) && isNews(employment, move))
                    .limit(1);
            return Stream.concat(ahead, within).reduce((first, later) -> later);
        }

        private static boolean hasEndedBefore(Employment employment, LocalDate day) {
            var last = employment.lastWorkingDay();
            return last != null && last.isBefore(day);
        }

        private static boolean isNews(Employment employment, Fact.WorkerMoved move) {
            return Told.IN_TELLING_ORDER.compare(move.told(), employment.hire().told()) > 0;
        }
    }
}
