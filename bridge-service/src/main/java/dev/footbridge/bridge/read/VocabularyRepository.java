package dev.footbridge.bridge.read;

import dev.footbridge.bridge.policy.Policy;
import dev.footbridge.bridge.policy.PolicyCodec;
import dev.footbridge.bridge.policy.Wording;
import dev.footbridge.bridge.policy.Words;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/** Words of the published policies; each version is compiled once. A version not here yet leaves the key standing. */
public final class VocabularyRepository implements Vocabulary {
    private final JdbcTemplate sql;
    private final PolicyCodec codec;
    private final Map<Integer, Policy> policies = new ConcurrentHashMap<>();

    public VocabularyRepository(JdbcTemplate sql, PolicyCodec codec) {
        this.sql = sql;
        this.codec = codec;
    }

    @Override
    public Words words(int policyVersion, Wording wording) {
        return policy(policyVersion)
                .map(policy -> policy.words(wording))
                .orElseGet(() -> new Words(wording.key(), wording.key()));
    }

    /** The words of the policy in force, which is asked for once; what it has none for goes by its id. */
    public Function<String, Words> inForce() {
        var policy = newest();
        return key -> {
            var id = key.substring(key.indexOf('/') + 1);
            var words = policy.map(one -> one.words(Wording.of(key))).orElseGet(() -> new Words(key, key));
            return new Words(
                    words.hr().equals(key) ? id : words.hr(), words.it().equals(key) ? id : words.it());
        };
    }

    /** The policy in force; empty before the first is known here. */
    Optional<Policy> newest() {
        var version = sql.queryForObject("select max(version) from bridge.policy", Integer.class);
        return version == null ? Optional.empty() : policy(version);
    }

    /** Whether the words of this version are here: it has been projected. */
    public boolean knows(int policyVersion) {
        return policy(policyVersion).isPresent();
    }

    private Optional<Policy> policy(int version) {
        var known = policies.get(version);
        return known != null
                ? Optional.of(known)
                : published(version).map(policy -> policies.computeIfAbsent(version, any -> policy));
    }

    private Optional<Policy> published(int version) {
        return sql
                .query(
                        "select published_at, document from bridge.policy where version = ?",
                        (row, n) -> codec.policyOf(
                                version, row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2)),
                        version)
                .stream()
                .findFirst();
    }
}
