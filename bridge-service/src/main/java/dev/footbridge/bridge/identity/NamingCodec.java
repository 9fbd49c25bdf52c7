package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.person.FactCodec;
import dev.footbridge.schemas.fact.DepartureWithdrawn;
import dev.footbridge.schemas.fact.HireRescinded;
import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.PersonChanged;
import dev.footbridge.schemas.fact.PersonsLinked;
import dev.footbridge.schemas.fact.WorkerHired;
import dev.footbridge.schemas.fact.WorkerLeft;
import dev.footbridge.schemas.wire.Decoded;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What HR's facts say of identifiers. A user name is none: HR does not say of which system it is, so it can only make
 * somebody a candidate.
 */
final class NamingCodec {
    private static final Set<Class<?>> NAMING = Set.of(
            WorkerHired.class,
            WorkerLeft.class,
            HireRescinded.class,
            DepartureWithdrawn.class,
            PersonChanged.class,
            PersonsLinked.class);
    private static final String EMAIL = field(IdentifierKind.EMAIL, "");

    private NamingCodec() {}

    /** Null: it says nothing of them, and nothing of how long an employment lasts. */
    static @Nullable Naming of(SpecificRecord record) {
        if (!NAMING.contains(record.getClass())) {
            return null;
        }
        var statement = FactCodec.factOf("", new Decoded.Known(record));
        return statement == null ? null : new Naming(statement, names(record), same(record));
    }

    /** Any other link would link nothing, and nobody would know. */
    static boolean namesTwoRecords(PersonsLinked linked) {
        return worker(linked.getAbout()) != null && worker(linked.getOther()) != null;
    }

    private static Map<String, Optional<String>> names(SpecificRecord record) {
        var names = new TreeMap<String, Optional<String>>();
        for (var identifier : FactCodec.aboutOf(record)) {
            if (identifier.getKind() != IdentifierKind.WORKER_NUMBER) {
                names.put(field(identifier.getKind(), identifier.getNamespace()), Optional.of(identifier.getToken()));
            }
        }
        if (record instanceof PersonChanged changed && changed.getChanged().contains("workEmail")) {
            names.putIfAbsent(EMAIL, Optional.empty());
        }
        return names;
    }

    private static @Nullable String same(SpecificRecord record) {
        if (record instanceof WorkerHired hired) {
            return hired.getPreviousWorkerNumber();
        }
        return record instanceof PersonsLinked linked ? worker(linked.getOther()) : null;
    }

    private static @Nullable String worker(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(identifier -> identifier.getKind() == IdentifierKind.WORKER_NUMBER)
                .map(Identifier::getToken)
                .findFirst()
                .orElse(null);
    }

    private static String field(IdentifierKind kind, String namespace) {
        return kind + "/" + namespace;
    }
}
