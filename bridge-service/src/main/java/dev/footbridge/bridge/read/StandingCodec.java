package dev.footbridge.bridge.read;

import dev.footbridge.schemas.bridge.EmploymentSnapshot;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a person stands: the employment that speaks for them, who leads them, whom they concern. */
public final class StandingCodec {
    private StandingCodec() {}

    /** The last that goes on; else the last there was. */
    static @Nullable EmploymentSnapshot present(PersonSnapshot person) {
        var last = last(going(person));
        if (last != null) {
            return last;
        }
        var ended = last(real(person));
        return ended == null ? last(person.getEmployments()) : ended;
    }

    /** Tokens of the managers of every employment that goes on; after the last, that of the last. */
    static Set<String> managers(PersonSnapshot person) {
        var going = going(person);
        var last = last(real(person));
        var of = going.isEmpty() ? Stream.ofNullable(last) : going.stream();
        return of.map(employment -> employment.getDetails().getManager())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Tokens of all worker numbers. */
    public static Set<String> workers(PersonSnapshot person) {
        return person.getEmployments().stream()
                .map(EmploymentSnapshot::getWorker)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public static Audience audience(PersonSnapshot person) {
        return new Audience(person.getId(), managers(person), Set.copyOf(person.getProjects()));
    }

    private static List<EmploymentSnapshot> real(PersonSnapshot person) {
        return person.getEmployments().stream()
                .filter(employment -> !employment.getRescinded())
                .toList();
    }

    private static List<EmploymentSnapshot> going(PersonSnapshot person) {
        return real(person).stream()
                .filter(employment -> employment.getLastWorkingDay() == null)
                .toList();
    }

    private static @Nullable EmploymentSnapshot last(List<EmploymentSnapshot> employments) {
        return employments.isEmpty() ? null : employments.get(employments.size() - 1);
    }
}
