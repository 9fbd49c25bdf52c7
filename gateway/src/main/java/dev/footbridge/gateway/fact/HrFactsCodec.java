package dev.footbridge.gateway.fact;

import dev.footbridge.gateway.canonical.CanonicalEvent;
import dev.footbridge.gateway.fact.FactsCodec.Fact;
import dev.footbridge.gateway.fact.FactsCodec.Where;
import dev.footbridge.schemas.fact.AbsenceEnded;
import dev.footbridge.schemas.fact.AbsenceStarted;
import dev.footbridge.schemas.fact.DepartureWithdrawn;
import dev.footbridge.schemas.fact.FeedbackGiven;
import dev.footbridge.schemas.fact.HireRescinded;
import dev.footbridge.schemas.fact.PersonChanged;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.PersonsLinked;
import dev.footbridge.schemas.fact.PrivateDetailsTold;
import dev.footbridge.schemas.fact.ProjectJoined;
import dev.footbridge.schemas.fact.ProjectLeft;
import dev.footbridge.schemas.fact.RecognitionGiven;
import dev.footbridge.schemas.fact.RolloutAnnounced;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.fact.WorkerHired;
import dev.footbridge.schemas.fact.WorkerLeft;
import dev.footbridge.schemas.fact.WorkerMoved;
import dev.footbridge.schemas.token.Tokens;
import dev.footbridge.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** HR's facts. Reasons and private contact leave this class in {@code PrivateDetailsTold} alone (R34). */
final class HrFactsCodec {
    private static final Set<String> PUBLIC_NAMES =
            Set.of("givenName", "familyName", "preferredName", "workEmail", "username");

    private final Tokens tokens;
    private final EmploymentCodec employments;

    HrFactsCodec(Tokens tokens) {
        this.tokens = tokens;
        this.employments = new EmploymentCodec(tokens);
    }

    static boolean isHr(SpecificRecord record) {
        return Topics.HR_EVENTS.records().contains(record.getSchema())
                || Topics.HR_PRIVATE.records().contains(record.getSchema());
    }

    List<Fact> facts(CanonicalEvent event, Told told) {
        var data = new Fields(event.data());
        var source = event.source();
        var about = new AboutCodec(tokens).worker(source, data.text("workerNumber"));
        var person = data.inner("person");
        return switch (event.type()) {
            case WORKER_HIRED -> {
                about.person(data.text("personId")).email(person.text("workEmail"));
                yield facts(event, told, about, hired(data, told, about), PrivatePart.ofPerson(person));
            }
            case WORKER_MOVED -> facts(event, told, about, moved(data, told, about), null);
            case WORKER_LEFT -> facts(event, told, about, left(data, told, about), PrivatePart.ofLeave(data));
            case HIRE_RESCINDED ->
                facts(
                        event,
                        told,
                        about,
                        new HireRescinded(
                                told,
                                about.identifiers(),
                                data.date("startDate"),
                                about.personal().build(),
                                null),
                        null);
            case DEPARTURE_WITHDRAWN ->
                facts(
                        event,
                        told,
                        about,
                        new DepartureWithdrawn(
                                told, about.identifiers(), about.personal().build(), null),
                        null);
            case ABSENCE_STARTED ->
                facts(event, told, about, absenceStarted(data, told, about), PrivatePart.ofAbsence(data));
            case ABSENCE_ENDED ->
                facts(
                        event,
                        told,
                        about,
                        new AbsenceEnded(
                                told,
                                about.identifiers(),
                                data.neededDate("on"),
                                about.personal().build(),
                                null),
                        null);
            case PERSON_CHANGED -> {
                about.email(person.text("workEmail"));
                yield facts(event, told, about, personChanged(data, told, about), PrivatePart.ofPerson(person));
            }
            case PERSONS_LINKED -> facts(event, told, about, linked(data, told, about), null);
            case PROJECT_JOINED -> facts(event, told, about, projectJoined(data, told, about), null);
            case PROJECT_LEFT ->
                facts(
                        event,
                        told,
                        about,
                        new ProjectLeft(
                                told,
                                about.identifiers(),
                                data.needed("project"),
                                data.neededDate("effectiveDate"),
                                about.personal().build(),
                                null),
                        null);
            case ROLLOUT_ANNOUNCED ->
                List.of(new Fact(
                        Where.EVENTS,
                        data.needed("rollout"),
                        false,
                        told,
                        rollout(source, data, told),
                        event.extensions()));
            case RECOGNITION_GIVEN -> facts(event, told, about, recognition(source, data, told, about), null);
            case FEEDBACK_GIVEN -> facts(event, told, about, feedback(data, told, about), null);
            default -> throw new IllegalArgumentException("Expected a type of HR, but it is " + event.type());
        };
    }

    private static List<Fact> facts(
            CanonicalEvent event, Told told, AboutCodec about, SpecificRecord record, @Nullable PrivatePart part) {
        var key = about.key().orElseThrow();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(Where.EVENTS, key, true, told, record, event.extensions()));
        if (part != null && !part.isEmpty()) {
            facts.add(new Fact(
                    Where.PRIVATE, key, true, privately(told), details(told, about, part), event.extensions()));
        }
        return facts;
    }

    private static Told privately(Told told) {
        return Told.newBuilder(told)
                .setEventId(EventId.ofPart(told.getEventId(), "private"))
                .build();
    }

    private static PrivateDetailsTold details(Told told, AboutCodec about, PrivatePart part) {
        return PrivateDetailsTold.newBuilder()
                .setTold(privately(told))
                .setAbout(about.identifiers())
                .setOfEvent(told.getEventId())
                .setLeaveReason(part.leaveReason())
                .setAbsenceReason(part.absenceReason())
                .setPersonal(about.personal()
                        .setPrivateEmail(part.privateEmail())
                        .setPhone(part.phone())
                        .build())
                .build();
    }

    private WorkerHired hired(Fields data, Told told, AboutCodec about) {
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

    private WorkerMoved moved(Fields data, Told told, AboutCodec about) {
        return WorkerMoved.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setEffectiveDate(data.neededDate("effectiveDate"))
                .setEmployment(employments.moved(told.getSource(), data.inner("employment")))
                .setPersonal(about.personal().build())
                .build();
    }

    private static WorkerLeft left(Fields data, Told told, AboutCodec about) {
        return WorkerLeft.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setLastWorkingDay(data.neededDate("lastWorkingDay"))
                .setTerminationDate(data.date("terminationDate"))
                .setImmediate(data.flag("immediate"))
                .setPersonal(about.personal().build())
                .build();
    }

    private static AbsenceStarted absenceStarted(Fields data, Told told, AboutCodec about) {
        return AbsenceStarted.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setFrom(data.neededDate("from"))
                .setUntil(data.date("until"))
                .setPersonal(about.personal().build())
                .build();
    }

    private static PersonChanged personChanged(Fields data, Told told, AboutCodec about) {
        var person = data.inner("person");
        return PersonChanged.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setEffectiveDate(data.neededDate("effectiveDate"))
                .setChanged(person.told(PUBLIC_NAMES))
                .setPersonal(named(about, person))
                .build();
    }

    private PersonsLinked linked(Fields data, Told told, AboutCodec about) {
        var other = new AboutCodec(tokens).all(data.inner("other"), Optional.of(told.getSource()));
        return PersonsLinked.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setOther(other.identifiers())
                .setPersonal(about.personal().build())
                .build();
    }

    private static ProjectJoined projectJoined(Fields data, Told told, AboutCodec about) {
        return ProjectJoined.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setProject(data.needed("project"))
                .setEffectiveDate(data.neededDate("effectiveDate"))
                .setRole(data.text("role"))
                .setPersonal(about.personal().build())
                .build();
    }

    private RolloutAnnounced rollout(String source, Fields data, Told told) {
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

    private RecognitionGiven recognition(String source, Fields data, Told told, AboutCodec about) {
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

    private static FeedbackGiven feedback(Fields data, Told told, AboutCodec about) {
        return FeedbackGiven.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setSubject(data.needed("about"))
                .setScore(data.wholeOrZero("score"))
                .setPersonal(about.personal().setText(data.text("comment")).build())
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
