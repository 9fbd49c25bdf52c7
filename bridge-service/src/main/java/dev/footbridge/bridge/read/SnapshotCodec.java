package dev.footbridge.bridge.read;

import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.EmploymentSnapshot;
import dev.footbridge.schemas.bridge.Evidence;
import dev.footbridge.schemas.bridge.PersonSnapshot;
import dev.footbridge.schemas.bridge.TaskSnapshot;
import dev.footbridge.schemas.bridge.Wording;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.token.Tokens;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Announced records as JSON to be stored: people by id or token, texts by key. */
public final class SnapshotCodec {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Tokens tokens;

    public SnapshotCodec(Tokens tokens) {
        this.tokens = tokens;
    }

    public ObjectNode person(PersonSnapshot person) {
        var json = JSON.objectNode();
        var personal = person.getPersonal();
        var present = StandingCodec.present(person);
        json.put("id", person.getId());
        json.put("revision", person.getRevision());
        json.put("status", word(person.getStatus()));
        json.put("workerNumber", present == null ? null : workerNumber(personal, present));
        json.put("name", name(personal));
        json.put("givenName", personal == null ? null : personal.getGivenName());
        json.put("familyName", personal == null ? null : personal.getFamilyName());
        json.put("preferredName", personal == null ? null : personal.getPreferredName());
        json.put("workEmail", personal == null ? null : personal.getWorkEmail());
        var employments = json.putArray("employments");
        person.getEmployments().forEach(employment -> employments.add(employment(employment, personal)));
        texts(json, "projects", person.getProjects());
        texts(json, "formerIds", person.getFormerIds());
        json.set("basis", basis(person.getBasis()));
        return json;
    }

    private ObjectNode employment(EmploymentSnapshot employment, @Nullable Personal personal) {
        var json = JSON.objectNode();
        var details = employment.getDetails();
        json.put("id", employment.getId());
        texts(json, "formerIds", employment.getFormerIds());
        json.put("source", employment.getSource());
        json.put("workerNumber", workerNumber(personal, employment));
        json.put("startDate", employment.getStartDate().toString());
        json.put("lastWorkingDay", text(employment.getLastWorkingDay()));
        json.put("rescinded", employment.getRescinded());
        json.put("type", details.getType() == null ? null : word(details.getType()));
        json.put("title", details.getTitle());
        json.put("roleFamily", details.getRoleFamily());
        json.put("department", details.getDepartment());
        json.put("location", details.getLocation());
        json.put("manager", details.getManager());
        json.put("costCentre", details.getCostCentre());
        json.put("legalEntity", details.getLegalEntity());
        json.put("fte", details.getFte());
        return json;
    }

    /** The number whose token this employment has: several may be known. */
    @Nullable
    String workerNumber(@Nullable Personal personal, EmploymentSnapshot employment) {
        if (personal == null) {
            return null;
        }
        return personal.getIdentifiers().stream()
                .filter(identifier -> identifier.getKind() == IdentifierKind.WORKER_NUMBER)
                .filter(identifier -> tokens.workerNumber(identifier.getNamespace(), identifier.getValue())
                        .getToken()
                        .equals(employment.getWorker()))
                .map(identifier -> identifier.getValue())
                .findFirst()
                .orElse(null);
    }

    static @Nullable String name(@Nullable Personal personal) {
        if (personal == null) {
            return null;
        }
        var called = personal.getPreferredName() == null ? personal.getGivenName() : personal.getPreferredName();
        var name = Stream.of(called, personal.getFamilyName())
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }

    public ObjectNode checklist(ChecklistSnapshot checklist) {
        var json = JSON.objectNode();
        json.put("id", checklist.getId());
        json.put("checklist", checklist.getChecklist());
        json.set("name", wording(checklist.getWording()));
        json.put("person", checklist.getPerson());
        json.put("employment", checklist.getEmployment());
        json.put("revision", checklist.getRevision());
        json.put("status", word(checklist.getStatus()));
        json.put("anchor", checklist.getAnchor().toString());
        json.put("policyVersion", checklist.getPolicyVersion());
        texts(json, "formerIds", checklist.getFormerIds());
        json.set("basis", basis(checklist.getBasis()));
        var tasks = json.putArray("tasks");
        checklist.getTasks().forEach(task -> tasks.add(task(task)));
        return json;
    }

    /** A task by itself: with what it needs of its list. */
    public ObjectNode taskOf(ChecklistSnapshot checklist, TaskSnapshot task) {
        var json = JSON.objectNode();
        json.put("checklistId", checklist.getId());
        json.put("checklist", checklist.getChecklist());
        json.set("checklistName", wording(checklist.getWording()));
        json.put("person", checklist.getPerson());
        json.put("revision", checklist.getRevision());
        json.put("policyVersion", checklist.getPolicyVersion());
        json.setAll(task(task));
        return json;
    }

    private static ObjectNode task(TaskSnapshot task) {
        var json = JSON.objectNode();
        json.put("id", task.getId());
        json.set("name", wording(task.getWording()));
        json.put("owner", task.getOwner());
        json.putNull("assignee");
        json.put("status", word(task.getStatus()));
        json.put("opens", text(task.getOpens()));
        json.put("due", text(task.getDue()));
        json.put("late", task.getLate());
        texts(json, "needs", task.getNeeds());
        json.put("action", task.getAction());
        json.put("system", task.getSystem());
        json.put("entitlement", task.getEntitlement());
        json.put("asset", task.getAsset());
        json.put("provisioningTask", task.getProvisioningTask());
        json.put("ticket", task.getTicket());
        json.put("settledBy", task.getSettledBy());
        json.put("settledAt", text(task.getSettledAt()));
        var evidence = json.putArray("evidence");
        task.getEvidence().forEach(one -> evidence.add(evidence(one)));
        return json;
    }

    static ObjectNode evidence(Evidence evidence) {
        return JSON.objectNode()
                .put("event", evidence.getEvent())
                .put("source", evidence.getSource())
                .put("at", evidence.getAt().toString());
    }

    static ObjectNode basis(Basis basis) {
        return JSON.objectNode()
                .put("now", basis.getNow().toString())
                .put("policy", basis.getPolicy())
                .put("rules", basis.getRules())
                .put("facts", basis.getFacts());
    }

    static ObjectNode wording(Wording wording) {
        var json = JSON.objectNode().put("key", wording.getKey());
        var arguments = json.putObject("args");
        wording.getArgs().forEach(arguments::put);
        return json;
    }

    /** An enum symbol as the outside writes it: {@code IN_PROGRESS} is {@code in-progress}. */
    static String word(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static void texts(ObjectNode json, String name, Collection<String> values) {
        var array = json.putArray(name);
        values.forEach(array::add);
    }
}
