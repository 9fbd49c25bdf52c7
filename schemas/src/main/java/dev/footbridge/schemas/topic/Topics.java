package dev.footbridge.schemas.topic;

import dev.footbridge.schemas.bridge.AllHandedOver;
import dev.footbridge.schemas.bridge.CaughtUp;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.DecisionHandedOver;
import dev.footbridge.schemas.bridge.DecisionsPlanned;
import dev.footbridge.schemas.bridge.FeedEntry;
import dev.footbridge.schemas.bridge.HandedOver;
import dev.footbridge.schemas.bridge.Heard;
import dev.footbridge.schemas.bridge.HoldSnapshot;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.ProvisioningTask;
import dev.footbridge.schemas.bridge.RecordMoved;
import dev.footbridge.schemas.bridge.ReviewSnapshot;
import dev.footbridge.schemas.bridge.TakenBack;
import dev.footbridge.schemas.bridge.TaskOwned;
import dev.footbridge.schemas.bridge.UnmatchedEvent;
import dev.footbridge.schemas.decision.CampaignStarted;
import dev.footbridge.schemas.decision.DelegationSet;
import dev.footbridge.schemas.decision.HoldDiscarded;
import dev.footbridge.schemas.decision.HoldReleased;
import dev.footbridge.schemas.decision.LeaveHeld;
import dev.footbridge.schemas.decision.LeavePassed;
import dev.footbridge.schemas.decision.MatchWithdrawn;
import dev.footbridge.schemas.decision.PersonForgotten;
import dev.footbridge.schemas.decision.PersonMatched;
import dev.footbridge.schemas.decision.PolicyPublished;
import dev.footbridge.schemas.decision.ReviewDecided;
import dev.footbridge.schemas.decision.RulesInForce;
import dev.footbridge.schemas.decision.SystemHeardFrom;
import dev.footbridge.schemas.decision.TaskCompleted;
import dev.footbridge.schemas.decision.TaskWaived;
import dev.footbridge.schemas.fact.AbsenceEnded;
import dev.footbridge.schemas.fact.AbsenceStarted;
import dev.footbridge.schemas.fact.AccessGranted;
import dev.footbridge.schemas.fact.AccessListingEnded;
import dev.footbridge.schemas.fact.AccessRevoked;
import dev.footbridge.schemas.fact.AccessSeen;
import dev.footbridge.schemas.fact.AccessUsed;
import dev.footbridge.schemas.fact.AccountCreated;
import dev.footbridge.schemas.fact.AccountDisabled;
import dev.footbridge.schemas.fact.AssetAssigned;
import dev.footbridge.schemas.fact.AssetReturned;
import dev.footbridge.schemas.fact.ChangeReleased;
import dev.footbridge.schemas.fact.DepartureWithdrawn;
import dev.footbridge.schemas.fact.FeedbackGiven;
import dev.footbridge.schemas.fact.HireRescinded;
import dev.footbridge.schemas.fact.IncidentClosed;
import dev.footbridge.schemas.fact.PersonChanged;
import dev.footbridge.schemas.fact.PersonsLinked;
import dev.footbridge.schemas.fact.PrivateDetailsTold;
import dev.footbridge.schemas.fact.ProblemPrevented;
import dev.footbridge.schemas.fact.ProjectJoined;
import dev.footbridge.schemas.fact.ProjectLeft;
import dev.footbridge.schemas.fact.RecognitionGiven;
import dev.footbridge.schemas.fact.RolloutAnnounced;
import dev.footbridge.schemas.fact.SourceConnected;
import dev.footbridge.schemas.fact.TaskReported;
import dev.footbridge.schemas.fact.WorkerHired;
import dev.footbridge.schemas.fact.WorkerLeft;
import dev.footbridge.schemas.fact.WorkerMoved;
import dev.footbridge.schemas.identify.Answered;
import dev.footbridge.schemas.identify.Asked;
import dev.footbridge.schemas.identify.Claimed;
import dev.footbridge.schemas.identify.Linked;
import dev.footbridge.schemas.identify.Matched;
import dev.footbridge.schemas.identify.Unmatched;
import dev.footbridge.schemas.inbox.AttemptRefused;
import dev.footbridge.schemas.inbox.Delivery;
import dev.footbridge.schemas.inbox.DeliveryMapped;
import dev.footbridge.schemas.inbox.DeliveryQuarantined;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** All topics. They are created explicitly (see {@code Deployment}), and partitioned by person wherever a person is meant. */
public final class Topics {
    /** Deliveries of HR systems as they came; key: delivery id. */
    public static final Topic HR_INBOX = topic("hr.inbox.v1", Retention.NINETY_DAYS, Delivery.getClassSchema());

    /** Deliveries of IT systems as they came; key: delivery id. */
    public static final Topic IT_INBOX = topic("it.inbox.v1", Retention.NINETY_DAYS, Delivery.getClassSchema());

    /** What became of the deliveries; key: delivery id. */
    public static final Topic HR_INBOX_OUTCOMES = topic(
            "hr.inbox-outcomes.v1",
            Retention.NINETY_DAYS,
            DeliveryMapped.getClassSchema(),
            DeliveryQuarantined.getClassSchema(),
            AttemptRefused.getClassSchema());

    /** What became of the deliveries; key: delivery id. */
    public static final Topic IT_INBOX_OUTCOMES = topic(
            "it.inbox-outcomes.v1",
            Retention.NINETY_DAYS,
            DeliveryMapped.getClassSchema(),
            DeliveryQuarantined.getClassSchema(),
            AttemptRefused.getClassSchema());

    /** What HR told; key: token of the best identifier known. */
    public static final Topic HR_EVENTS = topic(
            "hr.events.v1",
            Retention.FOR_EVER,
            WorkerHired.getClassSchema(),
            WorkerMoved.getClassSchema(),
            WorkerLeft.getClassSchema(),
            HireRescinded.getClassSchema(),
            DepartureWithdrawn.getClassSchema(),
            AbsenceStarted.getClassSchema(),
            AbsenceEnded.getClassSchema(),
            PersonChanged.getClassSchema(),
            PersonsLinked.getClassSchema(),
            ProjectJoined.getClassSchema(),
            ProjectLeft.getClassSchema(),
            RolloutAnnounced.getClassSchema(),
            RecognitionGiven.getClassSchema(),
            FeedbackGiven.getClassSchema(),
            SourceConnected.getClassSchema());

    /** What IT told; key: token of the best identifier known. */
    public static final Topic IT_EVENTS = topic(
            "it.events.v1",
            Retention.FOR_EVER,
            AccessGranted.getClassSchema(),
            AccessRevoked.getClassSchema(),
            AccessUsed.getClassSchema(),
            AccessSeen.getClassSchema(),
            AccessListingEnded.getClassSchema(),
            AccountCreated.getClassSchema(),
            AccountDisabled.getClassSchema(),
            AssetAssigned.getClassSchema(),
            AssetReturned.getClassSchema(),
            TaskReported.getClassSchema(),
            IncidentClosed.getClassSchema(),
            ProblemPrevented.getClassSchema(),
            ChangeReleased.getClassSchema(),
            SourceConnected.getClassSchema());

    /** What HR alone may know (R34); key as on hr.events. */
    public static final Topic HR_PRIVATE =
            topic("hr.private.v1", Retention.FOR_EVER, PrivateDetailsTold.getClassSchema());

    /** What people decided here; key: person. */
    public static final Topic DECISIONS = topic(
            "bridge.decisions.v1",
            Retention.FOR_EVER,
            ReviewDecided.getClassSchema(),
            TaskCompleted.getClassSchema(),
            TaskWaived.getClassSchema(),
            PersonMatched.getClassSchema(),
            MatchWithdrawn.getClassSchema(),
            DelegationSet.getClassSchema(),
            CampaignStarted.getClassSchema(),
            HoldReleased.getClassSchema(),
            HoldDiscarded.getClassSchema(),
            PersonForgotten.getClassSchema(),
            LeavePassed.getClassSchema(),
            LeaveHeld.getClassSchema());

    /** Facts applied to a person, or taken back, and what one person hands over to another; key: person. */
    public static final Topic HEARD = topic(
            "bridge.heard.v1",
            Retention.FOR_EVER,
            Heard.getClassSchema(),
            TakenBack.getClassSchema(),
            RecordMoved.getClassSchema(),
            HandedOver.getClassSchema(),
            DecisionHandedOver.getClassSchema(),
            AllHandedOver.getClassSchema());

    /** What the homes of identifiers tell each other; key: the home that is told / who tells / what about; partitioned by the former. */
    public static final Topic IDENTIFY = topic(
            "bridge.identify.v1",
            Retention.LATEST_PER_KEY,
            TaskOwned.getClassSchema(),
            Matched.getClassSchema(),
            Unmatched.getClassSchema(),
            Asked.getClassSchema(),
            Answered.getClassSchema(),
            Claimed.getClassSchema(),
            Linked.getClassSchema());

    /** Every published policy; key: policy@version. */
    public static final Topic POLICIES =
            topic("bridge.policies.v1", Retention.FOR_EVER, PolicyPublished.getClassSchema());

    /** What every partition must know, once a partition. */
    public static final Topic BROADCAST = topic(
            "bridge.broadcast.v1",
            Retention.LATEST_PER_KEY,
            PolicyPublished.getClassSchema(),
            RulesInForce.getClassSchema(),
            SystemHeardFrom.getClassSchema(),
            SourceConnected.getClassSchema());

    /** Checklists; key: checklist; partitioned by person. Between them, up to which decision all is planned. */
    public static final Topic CHECKLISTS = topic(
            "bridge.checklists.v1",
            Retention.LATEST_PER_KEY,
            ChecklistSnapshot.getClassSchema(),
            DecisionsPlanned.getClassSchema());

    /** Access reviews; key: review; partitioned by person. Between them, up to which decision all is planned. */
    public static final Topic REVIEWS = topic(
            "bridge.reviews.v1",
            Retention.LATEST_PER_KEY,
            ReviewSnapshot.getClassSchema(),
            DecisionsPlanned.getClassSchema());

    /** People; key: person. */
    public static final Topic PEOPLE =
            topic("bridge.people.v1", Retention.LATEST_PER_KEY, PersonSnapshot.getClassSchema());

    /** Work for service desks; key: task; partitioned by person. Between the tasks, how far planning has come. */
    public static final Topic PROVISIONING_TASKS = topic(
            "bridge.provisioning-tasks.v1",
            Retention.LATEST_PER_KEY,
            ProvisioningTask.getClassSchema(),
            CaughtUp.getClassSchema());

    /** Facts about services and systems, about no person; key: what they are about, for example one incident. */
    public static final Topic TOLD_OF_SERVICES = topic(
            "bridge.told-of-services.v1",
            Retention.FOR_EVER,
            IncidentClosed.getClassSchema(),
            ProblemPrevented.getClassSchema(),
            ChangeReleased.getClassSchema(),
            RolloutAnnounced.getClassSchema());

    /** Feed entries; key: entry; partitioned by person where there is one. */
    public static final Topic PROJECT_FEED =
            topic("bridge.project-feed.v1", Retention.FOR_EVER, FeedEntry.getClassSchema());

    /** IT events about nobody known (R6); key: event id. */
    public static final Topic UNMATCHED =
            topic("bridge.unmatched.v1", Retention.LATEST_PER_KEY, UnmatchedEvent.getClassSchema());

    /** Leaves that wait for a human (R20); key: hold. */
    public static final Topic HOLDS = topic("bridge.holds.v1", Retention.LATEST_PER_KEY, HoldSnapshot.getClassSchema());

    /** Records the bridge could not read, as they are, with the reason in headers. */
    public static final Topic BRIDGE_DLT = topic("bridge.dlt", Retention.NINETY_DAYS);

    public static final List<Topic> ALL = List.of(
            HR_INBOX,
            IT_INBOX,
            HR_INBOX_OUTCOMES,
            IT_INBOX_OUTCOMES,
            HR_EVENTS,
            IT_EVENTS,
            HR_PRIVATE,
            DECISIONS,
            HEARD,
            IDENTIFY,
            POLICIES,
            BROADCAST,
            CHECKLISTS,
            REVIEWS,
            PEOPLE,
            PROVISIONING_TASKS,
            TOLD_OF_SERVICES,
            PROJECT_FEED,
            UNMATCHED,
            HOLDS,
            BRIDGE_DLT);

    private Topics() {}

    /** The types of fact this version can read, by full name. */
    public static Stream<Schema> records() {
        return ALL.stream().flatMap(topic -> topic.records().stream()).distinct();
    }

    private static Topic topic(String name, Retention retention, Schema... records) {
        return new Topic(name, retention, List.of(records));
    }
}
