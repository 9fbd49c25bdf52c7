package dev.footbridge.bridge.identity;

import dev.footbridge.schemas.bridge.TaskOwned;
import dev.footbridge.schemas.identify.Answered;
import dev.footbridge.schemas.identify.Asked;
import dev.footbridge.schemas.identify.ClaimRank;
import dev.footbridge.schemas.identify.Claimed;
import dev.footbridge.schemas.identify.Linked;
import dev.footbridge.schemas.identify.Matched;
import dev.footbridge.schemas.identify.Unmatched;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Words between homes as they stand on bridge.identify.v1, and as homes note them. */
final class WordCodec {
    /** A word, whose home it is for, and a key: of two words with one key the later holds. */
    record Addressed(String home, String key, Word word) {}

    private WordCodec() {}

    /** Null: nothing a home understands. */
    static @Nullable Addressed of(SpecificRecord record) {
        if (record instanceof Claimed claimed && claimed.getRank() != ClaimRank.UNKNOWN) {
            var rank = Rank.valueOf(claimed.getRank().name());
            return addressed(claimed.getHome(), new Word.Claimed(claimed.getBy(), rank, claims(claimed.getClaims())));
        } else if (record instanceof Asked asked) {
            return addressed(asked.getHome(), new Word.Asked(asked.getAsker(), asked.getPerson()));
        } else if (record instanceof Answered answered) {
            return addressed(answered.getHome(), new Word.Answered(answered.getOf(), claims(answered.getClaims())));
        } else if (record instanceof Linked linked) {
            return addressed(linked.getHome(), new Word.Linked(linked.getBy(), links(linked)));
        } else if (record instanceof TaskOwned owned) {
            return addressed(owned.getTaskId(), new Word.Owned(owned.getPerson()));
        } else if (record instanceof Matched matched) {
            return addressed(matched.getMatch(), matched(matched));
        } else if (record instanceof Unmatched unmatched) {
            return addressed(unmatched.getMatch(), new Word.Withdrawn(unmatched.getMatch()));
        }
        return null;
    }

    static SpecificRecord record(String home, Word word) {
        if (word instanceof Word.Claimed claimed) {
            var rank = ClaimRank.valueOf(claimed.rank().name());
            return new Claimed(home, claimed.by(), rank, records(claimed.claims()));
        } else if (word instanceof Word.Asked asked) {
            return new Asked(home, asked.asker(), asked.aboutPerson());
        } else if (word instanceof Word.Answered answered) {
            return new Answered(home, answered.of(), records(answered.claims()));
        } else if (word instanceof Word.Linked linked) {
            return new Linked(home, linked.by(), records(linked.links()));
        } else if (word instanceof Word.Owned owned) {
            return new TaskOwned(home, owned.person());
        } else if (word instanceof Word.Matched matched) {
            return new Matched(
                    home, matched.identifier(), matched.person(), micros(matched.from()), micros(matched.until()));
        }
        return new Unmatched(home);
    }

    static Addressed addressed(String home, Word word) {
        return new Addressed(home, home + "/" + ground(word), word);
    }

    private static String ground(Word word) {
        if (word instanceof Word.Claimed claimed) {
            return "claimed/" + claimed.rank() + "/" + claimed.by();
        } else if (word instanceof Word.Asked asked) {
            return "asked/" + asked.asker();
        } else if (word instanceof Word.Answered answered) {
            return "answered/" + answered.of();
        } else if (word instanceof Word.Linked linked) {
            return "linked/" + linked.by();
        }
        return word.getClass().getSimpleName();
    }

    private static Word matched(Matched matched) {
        return new Word.Matched(
                matched.getMatch(),
                matched.getPerson(),
                matched.getIdentifier(),
                or(matched.getFrom(), Instant.MIN),
                or(matched.getUntil(), Instant.MAX));
    }

    private static List<Claim> claims(List<dev.footbridge.schemas.identify.Claim> claims) {
        return claims.stream()
                .filter(claim -> claim.getRank() != ClaimRank.UNKNOWN)
                .map(claim -> new Claim(
                        Rank.valueOf(claim.getRank().name()),
                        claim.getPerson(),
                        or(claim.getFrom(), Instant.MIN),
                        or(claim.getUntil(), Instant.MAX)))
                .toList();
    }

    private static List<dev.footbridge.schemas.identify.Claim> records(List<Claim> claims) {
        return claims.stream()
                .map(claim -> new dev.footbridge.schemas.identify.Claim(
                        claim.person(),
                        ClaimRank.valueOf(claim.rank().name()),
                        micros(claim.from()),
                        micros(claim.until())))
                .toList();
    }

    private static Links links(Linked linked) {
        var links = new TreeMap<String, Link>();
        for (var link : linked.getLinks()) {
            links.put(link.getEvent(), new Link(link.getVersion(), link.getOne(), link.getOther(), link.getStands()));
        }
        return Links.of(links);
    }

    private static List<dev.footbridge.schemas.identify.Link> records(Links links) {
        return links.byFact().entrySet().stream()
                .map(link -> new dev.footbridge.schemas.identify.Link(
                        link.getKey(),
                        link.getValue().version(),
                        link.getValue().one(),
                        link.getValue().other(),
                        link.getValue().stands()))
                .toList();
    }

    private static Instant or(@Nullable Instant time, Instant otherwise) {
        return time == null ? otherwise : time;
    }

    private static @Nullable Instant micros(Instant time) {
        return time.equals(Instant.MIN) || time.equals(Instant.MAX) ? null : time;
    }
}
