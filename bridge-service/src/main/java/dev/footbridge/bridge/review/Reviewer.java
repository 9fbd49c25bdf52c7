package dev.footbridge.bridge.review;

import dev.footbridge.bridge.person.Entitlement;
import dev.footbridge.bridge.person.PersonFile;
import dev.footbridge.bridge.policy.Policy;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Who decides (R24): the manager; when there is none or it is they themselves, whoever the system belongs to, else the
 * fallback group. Whether a manager is away or gone takes facts about other people, and is not looked at yet; that an
 * owner is the person themself shows where worker numbers are known, which is not here.
 *
 * @param text {@code worker:} and the token of a worker number, {@code owner:} and a system, {@code group:} and a group,
 *     {@code admin} where the policy names nobody
 */
public record Reviewer(String text) {

    /** @param passedOn how many did not know: each passes it on to the next */
    static Reviewer of(
            PersonFile file, @Nullable String manager, Entitlement entitlement, Policy policy, int passedOn) {
        var chain = new ArrayList<Reviewer>();
        if (manager != null
                && file.workers().stream().noneMatch(own -> own.token().equals(manager))) {
            chain.add(new Reviewer("worker:" + manager));
        }
        var system = policy.catalogue().systems().get(entitlement.system());
        if (system != null && system.owner() != null) {
            chain.add(new Reviewer("owner:" + entitlement.system()));
        }
        var fallback = policy.limits().reviews().fallback();
        chain.add(new Reviewer(fallback == null ? "admin" : "group:" + fallback));
        return chain.get(Math.min(passedOn, chain.size() - 1));
    }
}
