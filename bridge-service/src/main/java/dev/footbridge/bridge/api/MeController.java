package dev.footbridge.bridge.api;

import dev.footbridge.bridge.read.PeopleRepository;
import dev.footbridge.bridge.read.PersonName;
import dev.footbridge.bridge.read.Scope;
import dev.footbridge.readmodel.access.Account;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the caller is, as we know them. */
@RestController
final class MeController {
    private final PeopleRepository people;

    MeController(PeopleRepository people) {
        this.people = people;
    }

    /** @param person null when the account stands for nobody we know */
    record Me(String account, List<String> roles, @Nullable PersonName person) {}

    @GetMapping("/api/me")
    Me me(@AuthenticationPrincipal Account account) {
        return new Me(account.name(), List.of(account.role().name()), person(account));
    }

    private @Nullable PersonName person(Account account) {
        if (account.person() == null) {
            return null;
        }
        return people.theOne(account.person())
                .map(Scope.OwnTeam::person)
                .map(id -> people.named(Set.of(id), Set.of()).ofPerson(id))
                .orElse(null);
    }
}
