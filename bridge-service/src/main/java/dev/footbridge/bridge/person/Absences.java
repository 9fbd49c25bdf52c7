package dev.footbridge.bridge.person;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** When someone is away: from the first day until the day they are back. */
public record Absences(List<Fact.AbsenceStarted> started, List<Fact.AbsenceEnded> ended) {

    public boolean coverDay(LocalDate day) {
        return started.stream().anyMatch(absence -> covers(absence, day));
    }

    public Stream<LocalDate> turningDays() {
        var begins = started.stream().map(Fact.AbsenceStarted::from);
        var runsOut = started.stream()
                .map(Fact.AbsenceStarted::until)
                .flatMap(Stream::ofNullable)
                .map(until -> until.plusDays(1));
        return Stream.of(begins, runsOut, ended.stream().map(Fact.AbsenceEnded::on))
                .flatMap(days -> days);
    }

    private boolean covers(Fact.AbsenceStarted absence, LocalDate day) {
        boolean begun = !day.isBefore(absence.from());
        boolean over = absence.until() != null && day.isAfter(absence.until());
        boolean back = ended.stream()
                .filter(end -> end.worker().equals(absence.worker()))
                .map(Fact.AbsenceEnded::on)
                .anyMatch(on -> !on.isBefore(absence.from()) && !on.isAfter(day));
        return begun && !over && !back;
    }
}
