package dev.footbridge.gateway.fact;

import dev.footbridge.gateway.canonical.CanonicalEvent;
import dev.footbridge.gateway.fact.FactsCodec.Fact;
import dev.footbridge.gateway.fact.FactsCodec.Where;
import dev.footbridge.schemas.fact.AccessGranted;
import dev.footbridge.schemas.fact.AccessRevoked;
import dev.footbridge.schemas.fact.AccessUsed;
import dev.footbridge.schemas.fact.AccountCreated;
import dev.footbridge.schemas.fact.AccountDisabled;
import dev.footbridge.schemas.fact.AssetAssigned;
import dev.footbridge.schemas.fact.AssetReturned;
import dev.footbridge.schemas.fact.ChangeReleased;
import dev.footbridge.schemas.fact.IncidentClosed;
import dev.footbridge.schemas.fact.ProblemPrevented;
import dev.footbridge.schemas.fact.ReportedStatus;
import dev.footbridge.schemas.fact.TaskReported;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.token.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** IT's facts. A full list becomes one fact an account, and one that says it has been told to its end. */
final class ItFactsCodec {
    private final Tokens tokens;
    private final Optional<String> onlyHrSource;
    private final AccessListingCodec listings;

    ItFactsCodec(Tokens tokens, Optional<String> onlyHrSource) {
        this.tokens = tokens;
        this.onlyHrSource = onlyHrSource;
        this.listings = new AccessListingCodec(tokens, onlyHrSource);
    }

    List<Fact> facts(CanonicalEvent event, Told told) {
        var data = new Fields(event.data());
        var about = new AboutCodec(tokens).all(data.inner("about"), onlyHrSource);
        return switch (event.type()) {
            case ACCESS_GRANTED -> one(event, told, about, "", granted(data, told, about));
            case ACCESS_REVOKED -> one(event, told, about, "", revoked(data, told, about));
            case ACCESS_USED -> one(event, told, about, "", used(data, told, about));
            case ACCESS_LISTED -> listings.facts(event, told);
            case ACCOUNT_CREATED -> {
                about.account(data.needed("system"), data.text("account"));
                yield one(event, told, about, "", created(data, told, about));
            }
            case ACCOUNT_DISABLED -> {
                about.account(data.needed("system"), data.text("account"));
                yield one(event, told, about, "", disabled(data, told, about));
            }
            case ASSET_ASSIGNED -> one(event, told, about, "", assigned(data, told, about));
            case ASSET_RETURNED -> one(event, told, about, "", returned(data, told, about));
            case TASK_REPORTED -> one(event, told, about, data.needed("taskId"), reported(data, told, about));
            case INCIDENT_CLOSED -> one(event, told, about, data.needed("incident"), incident(data, told, about));
            case PROBLEM_PREVENTED -> one(event, told, about, data.needed("service"), problem(data, told, about));
            case CHANGE_RELEASED -> one(event, told, about, data.needed("change"), change(data, told, about));
            default -> throw new IllegalArgumentException("Expected a type of IT, but it is " + event.type());
        };
    }

    static List<Fact> one(CanonicalEvent event, Told told, AboutCodec about, String otherwise, SpecificRecord record) {
        var key = about.key();
        return List.of(
                new Fact(Where.EVENTS, key.orElse(otherwise), key.isPresent(), told, record, event.extensions()));
    }

    private AccessGranted granted(Fields data, Told told, AboutCodec about) {
        return AccessGranted.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setSystem(data.needed("system"))
                .setEntitlement(data.needed("entitlement"))
                .setAt(data.neededInstant("at"))
                .setUntil(data.instant("until"))
                .setGrantedBy(account(data.needed("system"), data.text("grantedBy")))
                .setTicket(data.text("ticket"))
                .setPersonal(about.personal().build())
                .build();
    }

    private static AccessRevoked revoked(Fields data, Told told, AboutCodec about) {
        return AccessRevoked.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setSystem(data.needed("system"))
                .setEntitlement(data.needed("entitlement"))
                .setAt(data.neededInstant("at"))
                .setTicket(data.text("ticket"))
                .setPersonal(about.personal().build())
                .build();
    }

    private static AccessUsed used(Fields data, Told told, AboutCodec about) {
        return AccessUsed.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setSystem(data.needed("system"))
                .setEntitlement(data.text("entitlement"))
                .setAt(data.neededInstant("at"))
                .setPersonal(about.personal().build())
                .build();
    }

    private AccountCreated created(Fields data, Told told, AboutCodec about) {
        return AccountCreated.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setSystem(data.needed("system"))
                .setAccount(tokens.account(data.needed("system"), data.needed("account"))
                        .getToken())
                .setAt(data.neededInstant("at"))
                .setPersonal(about.personal().build())
                .build();
    }

    private AccountDisabled disabled(Fields data, Told told, AboutCodec about) {
        return AccountDisabled.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setSystem(data.needed("system"))
                .setAccount(tokens.account(data.needed("system"), data.needed("account"))
                        .getToken())
                .setAt(data.neededInstant("at"))
                .setPersonal(about.personal().build())
                .build();
    }

    private static AssetAssigned assigned(Fields data, Told told, AboutCodec about) {
        return AssetAssigned.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setAsset(data.needed("asset"))
                .setTag(data.needed("tag"))
                .setAt(data.neededInstant("at"))
                .setPersonal(about.personal().build())
                .build();
    }

    private static AssetReturned returned(Fields data, Told told, AboutCodec about) {
        return AssetReturned.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setAsset(data.needed("asset"))
                .setTag(data.needed("tag"))
                .setAt(data.neededInstant("at"))
                .setPersonal(about.personal().build())
                .build();
    }

    private TaskReported reported(Fields data, Told told, AboutCodec about) {
        var status = data.needed("status").toUpperCase(Locale.ROOT).replace('-', '_');
        return TaskReported.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setTaskId(data.needed("taskId"))
                .setStatus(ReportedStatus.valueOf(status))
                .setTicket(data.text("ticket"))
                .setBy(account(told.getSource(), data.text("by")))
                .setAt(data.neededInstant("at"))
                .setPersonal(about.personal().setText(data.text("note")).build())
                .build();
    }

    private static IncidentClosed incident(Fields data, Told told, AboutCodec about) {
        return IncidentClosed.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setIncident(data.needed("incident"))
                .setService(data.needed("service"))
                .setTitle(data.needed("title"))
                .setSeverity(data.needed("severity"))
                .setOpenedAt(data.neededInstant("openedAt"))
                .setClosedAt(data.neededInstant("closedAt"))
                .setResolution(data.needed("resolution"))
                .setReopened(data.wholeOrZero("reopened"))
                .setRecurrenceOf(data.text("recurrenceOf"))
                .setAffected(data.wholeOrZero("affected"))
                .setPersonal(about.personal().build())
                .build();
    }

    private static ProblemPrevented problem(Fields data, Told told, AboutCodec about) {
        var saves = data.inner("saves");
        return ProblemPrevented.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setService(data.needed("service"))
                .setTitle(data.needed("title"))
                .setKind(data.needed("kind"))
                .setSavesHours(saves.decimal("hours"))
                .setSavesIncidents(saves.whole("incidents"))
                .setSavesNote(saves.text("note"))
                .setAt(data.neededInstant("at"))
                .setPersonal(about.personal().build())
                .build();
    }

    private static ChangeReleased change(Fields data, Told told, AboutCodec about) {
        return ChangeReleased.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setChange(data.needed("change"))
                .setService(data.needed("service"))
                .setTitle(data.needed("title"))
                .setSummary(data.needed("summary"))
                .setRollout(data.text("rollout"))
                .setAt(data.neededInstant("at"))
                .setPersonal(about.personal().build())
                .build();
    }

    private @Nullable String account(String system, @Nullable String name) {
        return name == null ? null : tokens.account(system, name).getToken();
    }
}
