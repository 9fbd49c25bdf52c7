package dev.footbridge.gateway.fact;

import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.Personal;
import dev.footbridge.schemas.fact.RawIdentifier;
import dev.footbridge.schemas.token.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom a fact is about: tokens for everybody, the values behind them for {@code personal} alone. */
final class AboutCodec {
    private static final List<IdentifierKind> BEST_FIRST =
            List.of(IdentifierKind.WORKER_NUMBER, IdentifierKind.PERSON, IdentifierKind.EMAIL, IdentifierKind.ACCOUNT);

    private final Tokens tokens;
    private final List<Identifier> identifiers = new ArrayList<>();
    private final List<RawIdentifier> raw = new ArrayList<>();

    AboutCodec(Tokens tokens) {
        this.tokens = tokens;
    }

    AboutCodec worker(String hrSource, @Nullable String number) {
        return number == null ? this : add(tokens.workerNumber(hrSource, number), number);
    }

    AboutCodec person(@Nullable String id) {
        return id == null ? this : add(tokens.person(id), id);
    }

    AboutCodec email(@Nullable String address) {
        return address == null ? this : add(tokens.email(address), address);
    }

    AboutCodec account(String system, @Nullable String name) {
        return name == null ? this : add(tokens.account(system, name), name);
    }

    /** @param onlyHrSource whose worker numbers are meant when nobody says */
    AboutCodec all(Fields about, Optional<String> onlyHrSource) {
        var said = Optional.ofNullable(about.text("hrSource")).or(() -> onlyHrSource);
        var number = about.text("workerNumber");
        if (number != null && said.isEmpty()) {
            raw.add(new RawIdentifier(IdentifierKind.WORKER_NUMBER, "", number)); // of which source, nobody said
        }
        said.ifPresent(hrSource -> worker(hrSource, number));
        var account = about.inner("account");
        person(about.text("personId")).email(about.text("workEmail"));
        return account.text("name") == null ? this : account(account.needed("system"), account.text("name"));
    }

    private AboutCodec add(Identifier identifier, String value) {
        if (!identifiers.contains(identifier)) {
            identifiers.add(identifier);
            raw.add(new RawIdentifier(identifier.getKind(), identifier.getNamespace(), value));
        }
        return this;
    }

    List<Identifier> identifiers() {
        return List.copyOf(identifiers);
    }

    /** The token of the best identifier known. */
    Optional<String> key() {
        return identifiers.stream()
                .min(Comparator.comparingInt(identifier -> BEST_FIRST.indexOf(identifier.getKind())))
                .map(Identifier::getToken);
    }

    Personal.Builder personal() {
        return Personal.newBuilder().setIdentifiers(List.copyOf(raw));
    }
}
