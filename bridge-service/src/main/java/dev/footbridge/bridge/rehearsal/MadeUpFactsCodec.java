package dev.footbridge.bridge.rehearsal;

import dev.footbridge.schemas.fact.AccessGranted;
import dev.footbridge.schemas.fact.AssetAssigned;
import dev.footbridge.schemas.fact.EmploymentDetails;
import dev.footbridge.schemas.fact.EmploymentType;
import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.ProjectJoined;
import dev.footbridge.schemas.fact.RawIdentifier;
import dev.footbridge.schemas.fact.SourceConnected;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.fact.WorkerHired;
import dev.footbridge.schemas.fact.WorkerLeft;
import dev.footbridge.schemas.fact.WorkerMoved;
import dev.footbridge.schemas.topic.Topic;
import dev.footbridge.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The life of somebody who does not exist, as sources would tell it. */
final class MadeUpFactsCodec {
    static final String SOURCE = "rehearsal";

    private final String worker;
    private final Instant now;
    private final LocalDate today;

    /** One fact and where it is told. */
    record Fact(Topic topic, SpecificRecord record) {}

    MadeUpFactsCodec(int number, Instant now) {
        this.worker = "rehearsal-" + number;
        this.now = now.truncatedTo(ChronoUnit.MICROS);
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    static SourceConnected connected(Instant now) {
        return new SourceConnected(SOURCE, now.minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MICROS));
    }

    /** Their key: the token of the worker number, if it were one. */
    String key() {
        return worker;
    }

    List<Fact> life() {
        return List.of(hired(), granted(), assigned(), joined(), moved(), left());
    }

    private Fact hired() {
        return byHr(WorkerHired.newBuilder()
                .setTold(told("hired"))
                .setAbout(about())
                .setEmployment(employment("Sales"))
                .setStartDate(today.plusDays(30))
                .setPersonal(Personal.newBuilder()
                        .setIdentifiers(List.of(new RawIdentifier(IdentifierKind.WORKER_NUMBER, SOURCE, worker)))
                        .setGivenName("Nobody")
                        .setFamilyName("Really")
                        .build())
                .build());
    }

    private Fact granted() {
        return byIt(AccessGranted.newBuilder()
                .setTold(told("granted"))
                .setAbout(about())
                .setSystem("mail")
                .setEntitlement("mailbox")
                .setAt(now)
                .build());
    }

    private Fact assigned() {
        return byIt(AssetAssigned.newBuilder()
                .setTold(told("assigned"))
                .setAbout(about())
                .setAsset("laptop")
                .setTag(worker)
                .setAt(now)
                .build());
    }

    private Fact joined() {
        return byHr(ProjectJoined.newBuilder()
                .setTold(told("joined"))
                .setAbout(about())
                .setProject("rehearsal")
                .setEffectiveDate(today)
                .build());
    }

    private Fact moved() {
        return byHr(WorkerMoved.newBuilder()
                .setTold(told("moved"))
                .setAbout(about())
                .setEffectiveDate(today.plusDays(60))
                .setEmployment(employment("Finance"))
                .build());
    }

    private Fact left() {
        return byHr(WorkerLeft.newBuilder()
                .setTold(told("left"))
                .setAbout(about())
                .setLastWorkingDay(today.plusDays(90))
                .build());
    }

    private static EmploymentDetails employment(String department) {
        return EmploymentDetails.newBuilder()
                .setType(EmploymentType.EMPLOYEE)
                .setTitle("Account Executive")
                .setDepartment(department)
                .setLocation("DE-BER")
                .build();
    }

    private Told told(String what) {
        var id = worker + "-" + what;
        return new Told(id, SOURCE, id, now, now, 0);
    }

    private List<Identifier> about() {
        return List.of(new Identifier(IdentifierKind.WORKER_NUMBER, SOURCE, worker));
    }

    private static Fact byHr(SpecificRecord record) {
        return new Fact(Topics.HR_EVENTS, record);
    }

    private static Fact byIt(SpecificRecord record) {
        return new Fact(Topics.IT_EVENTS, record);
    }
}
