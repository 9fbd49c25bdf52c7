package dev.footbridge.gateway.fact;

import dev.footbridge.gateway.canonical.CanonicalEvent;
import dev.footbridge.gateway.fact.FactsCodec.Fact;
import dev.footbridge.gateway.fact.FactsCodec.Where;
import dev.footbridge.schemas.fact.AbsenceEnded;
import dev.footbridge.schemas.fact.DepartureWithdrawn;
import dev.footbridge.schemas.fact.HireRescinded;
import dev.footbridge.schemas.fact.PrivateDetailsTold;
import dev.footbridge.schemas.fact.ProjectLeft;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.token.Tokens;
import dev.footbridge.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** HR's facts. Reasons, private contact and what is said in confidence leave this class in {@code PrivateDetailsTold} alone (R34). */
final class HrFactsCodec {
    private final Tokens tokens;
    private final HrRecordsCodec records;

    HrFactsCodec(Tokens tokens) {
        this.tokens = tokens;
        this.records = new HrRecordsCodec(tokens);
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
                yield facts(event, told, about, records.hired(data, told, about), PrivatePart.ofPerson(person));
            }
            case WORKER_MOVED -> facts(event, told, about, records.moved(data, told, about), null);
            case WORKER_LEFT -> facts(event, told, about, records.left(data, told, about), PrivatePart.ofLeave(data));
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
                facts(event, told, about, records.absenceStarted(data, told, about), PrivatePart.ofAbsence(data));
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
                yield facts(event, told, about, records.personChanged(data, told, about), PrivatePart.ofPerson(person));
            }
            case PERSONS_LINKED -> facts(event, told, about, records.linked(data, told, about), null);
            case PROJECT_JOINED -> facts(event, told, about, records.projectJoined(data, told, about), null);
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
                        records.rollout(source, data, told),
                        event.extensions()));
            case RECOGNITION_GIVEN -> facts(event, told, about, records.recognition(source, data, told, about), null);
            case FEEDBACK_GIVEN ->
                facts(event, told, about, records.feedback(data, told, about), PrivatePart.ofFeedback(data));
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
                        .setText(part.comment())
                        .build())
                .build();
    }
}
