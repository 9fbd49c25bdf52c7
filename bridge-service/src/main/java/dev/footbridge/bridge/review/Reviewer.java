package dev.footbridge.bridge.review;

import dev.footbridge.bridge.person.Entitlement;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who decides (R24): the manager; when there is none or it is they themselves, whoever the system belongs to, on the same
 * terms; else the fallback group. Whether a manager is away or gone takes facts about other people, and is not looked at
 * yet.
 *
 * @param text {@code worker:} and the token of a worker number, {@code owner:} and a system, {@code group:} and a group,
 *     {@code admin} where the policy names nobody
 */
public record Reviewer(String text) {

    /** @param passedOn how many did not know: each passes it on to the next */
    static Reviewer of(MicroReview.Matter matter, @Nullable String manager, Entitlement entitlement, int passedOn) {
        var chain = new ArrayList<Reviewer>();
        Optional.ofNullable(manager)
                .filter(token -> !isToken(token, matter))
                .ifPresent(token -> chain.add(new Reviewer("worker:" + token)));
        Optional.ofNullable(matter.newest().catalogue().systems().get(entitlement.system()))
                .map(system -> system.owner())
                .filter(owner -> !isNumber(owner, matter))
                .ifPresent(owner -> chain.add(new Reviewer("owner:" + entitlement.system())));
        var fallback = matter.newest().limits().reviews().fallback();
        chain.add(new Reviewer(fallback == null ? "admin" : "group:" + fallback));
        return chain.get(Math.min(passedOn, chain.size() - 1));
    }

    /** Nobody decides about their own access. */
    private static boolean isToken(String token, MicroReview.Matter matter) {
        return matter.file().workers().stream().anyMatch(own -> own.token().equals(token));
    }

    private static boolean isNumber(String owner, MicroReview.Matter matter) {
        return matter.file().workers().stream().anyMatch(own -> matter.numbers().isNumberOf(owner, own));
    }
}
