package dev.footbridge.gateway.fact;

import dev.footbridge.schemas.fact.EmploymentDetails;
import dev.footbridge.schemas.fact.EmploymentType;
import dev.footbridge.schemas.token.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The details of an employment; the manager as a token. */
final class EmploymentCodec {
    private static final Set<String> NAMES = Set.of(
            "type", "title", "roleFamily", "department", "location", "manager", "costCentre", "legalEntity", "fte");

    private final Tokens tokens;

    EmploymentCodec(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Of a hire: null means not told. */
    EmploymentDetails hired(String source, Fields employment) {
        return details(source, employment, List.of());
    }

    /** Of a move: null, where it is written, means no longer. */
    EmploymentDetails moved(String source, Fields employment) {
        return details(source, employment, employment.cleared(NAMES));
    }

    private EmploymentDetails details(String source, Fields employment, List<String> cleared) {
        var manager = employment.text("manager");
        return EmploymentDetails.newBuilder()
                .setType(type(employment.text("type")))
                .setTitle(employment.text("title"))
                .setRoleFamily(employment.text("roleFamily"))
                .setDepartment(employment.text("department"))
                .setLocation(employment.text("location"))
                .setManager(
                        manager == null
                                ? null
                                : tokens.workerNumber(source, manager).getToken())
                .setCostCentre(employment.text("costCentre"))
                .setLegalEntity(employment.text("legalEntity"))
                .setFte(employment.decimal("fte"))
                .setCleared(cleared)
                .build();
    }

    private static @Nullable EmploymentType type(@Nullable String type) {
        return type == null ? null : EmploymentType.valueOf(type.toUpperCase(Locale.ROOT));
    }
}
