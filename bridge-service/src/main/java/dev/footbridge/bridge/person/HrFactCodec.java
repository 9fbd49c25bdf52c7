package dev.footbridge.bridge.person;

import static dev.footbridge.bridge.person.FactCodec.told;

import dev.footbridge.schemas.fact.AbsenceEnded;
import dev.footbridge.schemas.fact.AbsenceStarted;
import dev.footbridge.schemas.fact.DepartureWithdrawn;
import dev.footbridge.schemas.fact.HireRescinded;
import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.PersonChanged;
import dev.footbridge.schemas.fact.ProjectJoined;
import dev.footbridge.schemas.fact.ProjectLeft;
import dev.footbridge.schemas.fact.RecognitionGiven;
import dev.footbridge.schemas.fact.WorkerHired;
import dev.footbridge.schemas.fact.WorkerLeft;
import dev.footbridge.schemas.fact.WorkerMoved;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** What HR tells. A statement about an employment without a worker number cannot be placed yet, and is kept. */
final class HrFactCodec {
    private HrFactCodec() {}

    static void addTo(Map<Class<?>, Function<SpecificRecord, Fact>> readers) {
        FactCodec.read(readers, WorkerHired.class, HrFactCodec::hired);
        FactCodec.read(readers, WorkerMoved.class, HrFactCodec::moved);
        FactCodec.read(readers, WorkerLeft.class, HrFactCodec::left);
        FactCodec.read(readers, HireRescinded.class, HrFactCodec::rescinded);
        FactCodec.read(readers, DepartureWithdrawn.class, HrFactCodec::stays);
        FactCodec.read(readers, AbsenceStarted.class, HrFactCodec::absent);
        FactCodec.read(readers, AbsenceEnded.class, HrFactCodec::back);
        FactCodec.read(readers, PersonChanged.class, HrFactCodec::changed);
        FactCodec.read(readers, ProjectJoined.class, HrFactCodec::joined);
        FactCodec.read(readers, ProjectLeft.class, HrFactCodec::leftProject);
        FactCodec.read(readers, RecognitionGiven.class, HrFactCodec::recognised);
    }

    private static Fact hired(WorkerHired fact) {
        return placed(
                fact,
                fact.getTold(),
                fact.getAbout(),
                fact.getStartDate(),
                (told, worker) -> new Fact.WorkerHired(
                        told,
                        worker,
                        fact.getEmploymentKey(),
                        PersonalCodec.of(fact.getPersonal(), List.of(), worker),
                        EmploymentDetails.of(EmploymentCodec.told(fact.getEmployment())),
                        fact.getStartDate(),
                        fact.getEndDate()));
    }

    private static Fact moved(WorkerMoved fact) {
        return placed(
                fact,
                fact.getTold(),
                fact.getAbout(),
                fact.getEffectiveDate(),
                (told, worker) -> new Fact.WorkerMoved(
                        told, worker, fact.getEffectiveDate(), EmploymentCodec.told(fact.getEmployment())));
    }

    private static Fact left(WorkerLeft fact) {
        return placed(
                fact,
                fact.getTold(),
                fact.getAbout(),
                fact.getLastWorkingDay(),
                (told, worker) -> new Fact.WorkerLeft(
                        told, worker, fact.getLastWorkingDay(), fact.getTerminationDate(), fact.getImmediate()));
    }

    private static Fact rescinded(HireRescinded fact) {
        var worker = FactCodec.worker(fact.getAbout());
        var told = told(fact.getTold(), fact.getTold().getTold());
        return worker == null
                ? FactCodec.unknown(fact.getTold(), fact)
                : new Fact.HireRescinded(told, worker, fact.getStartDate());
    }

    private static Fact stays(DepartureWithdrawn fact) {
        var worker = FactCodec.worker(fact.getAbout());
        var told = told(fact.getTold(), fact.getTold().getTold());
        return worker == null ? FactCodec.unknown(fact.getTold(), fact) : new Fact.DepartureWithdrawn(told, worker);
    }

    private static Fact absent(AbsenceStarted fact) {
        return placed(
                fact,
                fact.getTold(),
                fact.getAbout(),
                fact.getFrom(),
                (told, worker) -> new Fact.AbsenceStarted(told, worker, fact.getFrom(), fact.getUntil()));
    }

    private static Fact back(AbsenceEnded fact) {
        return placed(
                fact,
                fact.getTold(),
                fact.getAbout(),
                fact.getOn(),
                (told, worker) -> new Fact.AbsenceEnded(told, worker, fact.getOn()));
    }

    private static Fact changed(PersonChanged fact) {
        var worker = FactCodec.worker(fact.getAbout());
        return new Fact.PersonChanged(
                told(fact.getTold(), fact.getEffectiveDate()),
                fact.getEffectiveDate(),
                PersonalCodec.of(fact.getPersonal(), fact.getChanged(), worker));
    }

    private static Fact joined(ProjectJoined fact) {
        return new Fact.ProjectJoined(
                told(fact.getTold(), fact.getEffectiveDate()),
                fact.getProject(),
                fact.getEffectiveDate(),
                fact.getRole());
    }

    private static Fact leftProject(ProjectLeft fact) {
        return new Fact.ProjectLeft(
                told(fact.getTold(), fact.getEffectiveDate()), fact.getProject(), fact.getEffectiveDate());
    }

    private static Fact recognised(RecognitionGiven fact) {
        return new Fact.RecognitionGiven(
                told(fact.getTold(), fact.getTold().getTold()), fact.getKind(), fact.getProject());
    }

    private static Fact placed(
            SpecificRecord record,
            dev.footbridge.schemas.fact.Told told,
            List<Identifier> about,
            LocalDate effective,
            java.util.function.BiFunction<Told, WorkerKey, Fact> fact) {
        var worker = FactCodec.worker(about);
        return worker == null ? FactCodec.unknown(told, record) : fact.apply(told(told, effective), worker);
    }
}
