package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.person.EmploymentDetails;
import dev.footbridge.bridge.person.Fact;
import dev.footbridge.bridge.person.PersonalData;
import dev.footbridge.bridge.person.Told;
import dev.footbridge.bridge.person.WorkerKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that happens to a network of homes. Days count from the first of January 2026. */
sealed interface Event {
    LocalDate FIRST = LocalDate.parse("2026-01-01");
    String EMAIL = "EMAIL/";

    /** A fact on the log: of its copies the highest revision counts. */
    sealed interface OnLog extends Event {
        String id();

        int revision();
    }

    /** What HR says of a worker number. */
    sealed interface OfHr extends OnLog {
        String worker();

        int toldOn();

        Fact statement();

        default Map<String, Optional<String>> names() {
            return Map.of();
        }

        default @Nullable String same() {
            return null;
        }

        default Told told(Instant effective) {
            var told = Event.day(toldOn());
            return new Told(id(), "hris", id(), effective, told, told, revision());
        }

        default WorkerKey key() {
            return new WorkerKey("hris", worker());
        }
    }

    record Hired(
            String id,
            int revision,
            String worker,
            int toldOn,
            int start,
            @Nullable String email,
            @Nullable String personId,
            @Nullable String same)
            implements OfHr {
        @Override
        public Fact.WorkerHired statement() {
            return new Fact.WorkerHired(
                    told(Event.day(start)),
                    key(),
                    null,
                    new PersonalData(Map.of()),
                    EmploymentDetails.of(Map.of()),
                    FIRST.plusDays(start),
                    null);
        }

        @Override
        public Map<String, Optional<String>> names() {
            var names = new java.util.TreeMap<String, Optional<String>>();
            if (email != null) {
                names.put(EMAIL, Optional.of(email));
            }
            if (personId != null) {
                names.put(HrClaims.LASTING, Optional.of(personId));
            }
            return names;
        }
    }

    record Changed(
            String id,
            int revision,
            String worker,
            int toldOn,
            int on,
            @Nullable String email) implements OfHr {
        @Override
        public Fact statement() {
            return new Fact.PersonChanged(told(Event.day(on)), FIRST.plusDays(on), new PersonalData(Map.of()));
        }

        @Override
        public Map<String, Optional<String>> names() {
            return Map.of(EMAIL, Optional.ofNullable(email));
        }
    }

    record Left(String id, int revision, String worker, int toldOn, int last) implements OfHr {
        @Override
        public Fact statement() {
            return new Fact.WorkerLeft(told(Event.day(last)), key(), FIRST.plusDays(last), null, false);
        }
    }

    record Rescinded(String id, int revision, String worker, int toldOn) implements OfHr {
        @Override
        public Fact statement() {
            return new Fact.HireRescinded(told(Event.day(toldOn)), key(), null);
        }
    }

    record Stays(String id, int revision, String worker, int toldOn) implements OfHr {
        @Override
        public Fact statement() {
            return new Fact.DepartureWithdrawn(told(Event.day(toldOn)), key());
        }
    }

    record Same(String id, int revision, String worker, int toldOn, String same) implements OfHr {
        @Override
        public Fact statement() {
            return new Fact.Unknown(told(Event.day(toldOn)), "PersonsLinked");
        }
    }

    /** What IT says; identifiers best first. */
    record OfIt(String id, int revision, int hour, @Nullable String worker, List<String> others, List<String> accounts)
            implements OnLog {
        Instant at() {
            return Event.hour(hour);
        }

        List<String> identifiers() {
            return Stream.of(
                            worker == null ? Stream.<String>empty() : Stream.of(worker),
                            others.stream(),
                            accounts.stream())
                    .flatMap(all -> all)
                    .toList();
        }
    }

    /** A desk about a task, with who did it or without. */
    record Reported(
            String id, int revision, String task, @Nullable String by) implements OnLog {}

    /** Of one task the last of these holds. */
    record OwnedBy(String task, String worker) implements Event {}

    record MatchedWith(String match, String identifier, String worker, Instant from, Instant until) implements Event {}

    record MatchWithdrawn(String match) implements Event {}

    static Instant day(int day) {
        return FIRST.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static Instant hour(int hour) {
        return day(0).plusSeconds(3600L * hour);
    }
}
