package dev.footbridge.schemas.wire;

import dev.footbridge.schemas.topic.Topics;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.util.ClassSecurityValidator;
import org.jspecify.annotations.Nullable;

/** The record types this version can read. */
final class KnownRecords {
    private static final Map<String, Schema> BY_NAME =
            Topics.records().collect(Collectors.toUnmodifiableMap(Schema::getFullName, Function.identity()));

    private KnownRecords() {}

    static @Nullable Schema schema(String fullName) {
        return BY_NAME.get(fullName);
    }

    /** Avro refuses generated classes it was not told to trust. */
    static void trust() {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.DEFAULT_TRUSTED_CLASSES,
                type -> type.getName().startsWith("dev.footbridge.schemas.")));
    }
}
