package dev.footbridge.gateway.fact;

import dev.footbridge.schemas.fact.AbsenceStarted;
import dev.footbridge.schemas.fact.FeedbackGiven;
import dev.footbridge.schemas.fact.PersonChanged;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.PersonsLinked;
import dev.footbridge.schemas.fact.ProjectJoined;
import dev.footbridge.schemas.fact.RecognitionGiven;
import dev.footbridge.schemas.fact.RolloutAnnounced;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.fact.WorkerHired;
import dev.footbridge.schemas.fact.WorkerLeft;
import dev.footbridge.schemas.fact.WorkerMoved;
import dev.footbridge.schemas.token.Tokens;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of HR's facts, without what is for HR alone. */
final class HrRecordsCodec {
    private static final Set<String> PUBLIC_NAMES =
            Set.of("givenName", "familyName", "preferredName", "workEmail", "username");

    private final Tokens tokens;
    private final EmploymentCodec employments;

    HrRecordsCodec(Tokens tokens) {
        this.tokens = tokens;
        this.employments = new EmploymentCodec(tokens);
    }

    WorkerHired hired(Fields data, Told told, AboutCodec about) {
        var previous = data.text("previousWorkerNumber");
        return WorkerHired.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setEmploymentKey(data.text("employmentKey"))
                .setEmployment(employments.hired(told.getSource(), data.inner("employment")))
                .setStartDate(data.neededDate("startDate"))
                .setEndDate(data.date("endDate"))
                .setPreviousWorkerNumber(
                        previous == null
                                ? null
                                : tokens.workerNumber(told.getSource(), previous)
                                        .getToken())
                .setPersonal(named(about, data.inner("person")))
                .build();
    }

    WorkerMoved moved(Fields data, Told told, AboutCodec about) {
        return WorkerMoved.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setEffectiveDate(data.neededDate("effectiveDate"))
                .setEmployment(employments.moved(told.getSource(), data.inner("employment")))
                .setPersonal(about.personal().build())
                .build();
    }

    WorkerLeft left(Fields data, Told told, AboutCodec about) {
        return WorkerLeft.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setLastWorkingDay(data.neededDate("lastWorkingDay"))
                .setTerminationDate(data.date("terminationDate"))
                .setImmediate(data.flag("immediate"))
                .setPersonal(about.personal().build())
                .build();
    }

    AbsenceStarted absenceStarted(Fields data, Told told, AboutCodec about) {
        return AbsenceStarted.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setFrom(data.neededDate("from"))
                .setUntil(data.date("until"))
                .setPersonal(about.personal().build())
                .build();
    }

    PersonChanged personChanged(Fields data, Told told, AboutCodec about) {
        var person = data.inner("person");
        return PersonChanged.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setEffectiveDate(data.neededDate("effectiveDate"))
                .setChanged(person.told(PUBLIC_NAMES))
                .setPersonal(named(about, person))
                .build();
    }

    PersonsLinked linked(Fields data, Told told, AboutCodec about) {
        var other = new AboutCodec(tokens).all(data.inner("other"), Optional.of(told.getSource()));
        return PersonsLinked.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setOther(other.identifiers())
                .setPersonal(about.personal().build())
                .build();
    }

    ProjectJoined projectJoined(Fields data, Told told, AboutCodec about) {
        return ProjectJoined.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setProject(data.needed("project"))
                .setEffectiveDate(data.neededDate("effectiveDate"))
                .setRole(data.text("role"))
                .setPersonal(about.personal().build())
                .build();
    }

    RolloutAnnounced rollout(String source, Fields data, Told told) {
        return RolloutAnnounced.newBuilder()
                .setTold(told)
                .setRollout(data.needed("rollout"))
                .setName(data.needed("name"))
                .setSystem(data.needed("system"))
                .setGoLive(data.neededDate("goLive"))
                .setAudience(data.needed("audience"))
                .setSponsorHr(worker(source, data.text("sponsorHr")))
                .setSponsorIt(worker(source, data.text("sponsorIt")))
                .build();
    }

    RecognitionGiven recognition(String source, Fields data, Told told, AboutCodec about) {
        return RecognitionGiven.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setFrom(tokens.workerNumber(source, data.needed("from")).getToken())
                .setKind(data.needed("kind"))
                .setEntry(data.text("entry"))
                .setProject(data.text("project"))
                .setPersonal(about.personal().setText(data.text("message")).build())
                .build();
    }

    FeedbackGiven feedback(Fields data, Told told, AboutCodec about) {
        return FeedbackGiven.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setSubject(data.needed("about"))
                .setScore(data.wholeOrZero("score"))
                .setPersonal(about.personal().build())
                .build();
    }

    private @Nullable String worker(String source, @Nullable String number) {
        return number == null ? null : tokens.workerNumber(source, number).getToken();
    }

    private static Personal named(AboutCodec about, Fields person) {
        return about.personal()
                .setGivenName(person.text("givenName"))
                .setFamilyName(person.text("familyName"))
                .setPreferredName(person.text("preferredName"))
                .setWorkEmail(person.text("workEmail"))
                .setUsername(person.text("username"))
                .build();
    }
}
