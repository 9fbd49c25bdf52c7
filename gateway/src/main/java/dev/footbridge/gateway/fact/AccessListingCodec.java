package dev.footbridge.gateway.fact;

import dev.footbridge.gateway.canonical.CanonicalEvent;
import dev.footbridge.gateway.fact.FactsCodec.Fact;
import dev.footbridge.gateway.fact.FactsCodec.Where;
import dev.footbridge.schemas.fact.AccessListingEnded;
import dev.footbridge.schemas.fact.AccessSeen;
import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.Told;
import dev.footbridge.schemas.token.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A system's full list: what each account holds, and that the list has been told to its end. */
final class AccessListingCodec {
    private final Tokens tokens;
    private final Optional<String> onlyHrSource;

    AccessListingCodec(Tokens tokens, Optional<String> onlyHrSource) {
        this.tokens = tokens;
        this.onlyHrSource = onlyHrSource;
    }

    List<Fact> facts(CanonicalEvent event, Told told) {
        var data = new Fields(event.data());
        var accounts = new LinkedHashMap<List<Identifier>, AboutCodec>();
        var entitlements = new LinkedHashMap<List<Identifier>, TreeSet<String>>();
        for (var grant : data.each("grants")) {
            var about = new AboutCodec(tokens).all(grant.inner("about"), onlyHrSource);
            accounts.putIfAbsent(about.identifiers(), about);
            entitlements
                    .computeIfAbsent(about.identifiers(), who -> new TreeSet<>())
                    .add(grant.needed("entitlement"));
        }
        var facts = new ArrayList<Fact>();
        accounts.forEach((who, about) -> {
            var part = part(told, "account/" + about.key().orElseThrow());
            facts.addAll(ItFactsCodec.one(event, part, about, "", seen(data, part, about, entitlements.get(who))));
        });
        var ended = part(told, "ended");
        facts.add(new Fact(
                Where.EVENTS,
                data.needed("system"),
                false,
                ended,
                new AccessListingEnded(
                        ended,
                        data.needed("system"),
                        data.neededInstant("at"),
                        data.flag("complete"),
                        accounts.size(),
                        null,
                        null),
                event.extensions()));
        return facts;
    }

    private static Told part(Told told, String name) {
        return Told.newBuilder(told)
                .setEventId(EventId.ofPart(told.getEventId(), name))
                .build();
    }

    private static AccessSeen seen(Fields data, Told told, AboutCodec about, TreeSet<String> entitlements) {
        return AccessSeen.newBuilder()
                .setTold(told)
                .setAbout(about.identifiers())
                .setSystem(data.needed("system"))
                .setAt(data.neededInstant("at"))
                .setComplete(data.flag("complete"))
                .setEntitlements(List.copyOf(entitlements))
                .setPersonal(about.personal().build())
                .build();
    }
}
