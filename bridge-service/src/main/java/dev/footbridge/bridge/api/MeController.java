package dev.footbridge.bridge.api;

import dev.footbridge.bridge.read.PeopleRepository;
import dev.footbridge.bridge.read.PersonName;
import dev.footbridge.bridge.read.Scope;
import dev.footbridge.readmodel.access.Account;
import dev.footbridge.readmodel.access.Role;
import dev.footbridge.readmodel.access.SignedIn;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the caller is, as we know them. */
@RestController
final class MeController {
    private final PeopleRepository people;

    MeController(PeopleRepository people) {
        this.people = people;
    }

    /**
     * @param person null when the account stands for nobody we know
     * @param signOut where to post to in order to sign out; null when a token was presented: it stays what it is
     */
    record Me(
            String account,
            List<String> roles,
            @Nullable PersonName person,
            @Nullable String signOut) {}

    @GetMapping("/api/me")
    Me me(SignedIn caller) {
        var account = caller.getPrincipal();
        return new Me(
                account.name(),
                account.roles().stream().map(Role::name).toList(),
                person(account),
                caller.byCookie() ? "/logout" : null);
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
