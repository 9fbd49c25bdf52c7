package dev.footbridge.schemas.topic;

import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.junit.jupiter.api.Test;

class SchemasTest {

    @Test
    void everySchemaReadsAllReleasedOnesAndIsReadByThem() {
        var today = Topics.records().collect(Collectors.toMap(Schema::getFullName, Function.identity()));
        ReleasedSchemas.byVersion()
                .forEach((version, schemas) -> schemas.forEach(released -> {
                    var present = today.get(released.getFullName());
                    assertThat(present)
                            .as("%s was released in %s: it must stay readable", released.getFullName(), version)
                            .isNotNull();
                    assertThat(compatible(present, released))
                            .as("%s against %s", released.getFullName(), version)
                            .isTrue();
                }));
    }

    @Test
    void everyRecordOfTheFirstReleaseIsUnderGuard() {
        assertThat(ReleasedSchemas.byVersion().get("0.1.0"))
                .extracting(Schema::getFullName)
                .contains("dev.footbridge.schemas.fact.WorkerHired", "dev.footbridge.schemas.bridge.ChecklistSnapshot");
    }

    @Test
    void aFieldWithoutDefaultIsCaught() {
        var before = new Schema.Parser().parse("""
                {"type":"record","name":"R","fields":[{"name":"a","type":"string"}]}""");
        var after = new Schema.Parser().parse("""
                {"type":"record","name":"R","fields":[{"name":"a","type":"string"},{"name":"b","type":"string"}]}""");
        assertThat(compatible(after, before)).isFalse();
    }

    @Test
    void everyRecordEnumAndFieldSaysWhatItIs() {
        var undocumented = new ArrayList<String>();
        Topics.records().forEach(schema -> collectUndocumented(schema, new HashSet<>(), undocumented));
        assertThat(undocumented).isEmpty();
    }

    @Test
    void everyEnumHasADefaultSymbolSoThatALaterOneIsNotFatal() {
        var without = new ArrayList<String>();
        Topics.records()
                .forEach(schema -> collect(schema, new HashSet<>(), found -> {
                    if (found.getType() == Schema.Type.ENUM && found.getEnumDefault() == null) {
                        without.add(found.getFullName());
                    }
                }));
        assertThat(without).isEmpty();
    }

    @Test
    void everyFactIsPreparedForEncryption() {
        var facts = List.of(Topics.HR_EVENTS, Topics.IT_EVENTS, Topics.HR_PRIVATE).stream()
                .flatMap(topic -> topic.records().stream())
                .filter(schema -> !schema.getName().equals("SourceConnected"));
        assertThat(facts)
                .allSatisfy(schema -> assertThat(schema.getFields())
                        .extracting(Schema.Field::name)
                        .contains("told", "personal", "sealed"));
    }

    @Test
    void noFactHoldsAUnionOfRecords() {
        var unions = new ArrayList<String>();
        Topics.records()
                .forEach(schema -> collect(schema, new HashSet<>(), found -> {
                    if (found.getType() == Schema.Type.UNION
                            && found.getTypes().stream()
                                            .filter(t -> t.getType() == Schema.Type.RECORD)
                                            .count()
                                    > 1) {
                        unions.add(schema.getFullName());
                    }
                }));
        assertThat(unions).isEmpty();
    }

    @Test
    void leaveAndAbsenceReasonsAreOnThePrivateTopicAlone() {
        var shared = Topics.ALL.stream()
                .filter(topic -> topic != Topics.HR_PRIVATE)
                .flatMap(topic -> topic.records().stream());
        assertThat(shared)
                .allSatisfy(schema -> assertThat(schema.getFields())
                        .extracting(Schema.Field::name)
                        .doesNotContain("leaveReason", "absenceReason"));
    }

    private static boolean compatible(Schema one, Schema other) {
        return reads(one, other) && reads(other, one);
    }

    private static boolean reads(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getType()
                == COMPATIBLE;
    }

    private static void collectUndocumented(Schema schema, Set<String> seen, List<String> undocumented) {
        collect(schema, seen, found -> {
            if (found.getType() == Schema.Type.RECORD || found.getType() == Schema.Type.ENUM) {
                if (found.getDoc() == null) {
                    undocumented.add(found.getFullName());
                }
            }
            if (found.getType() == Schema.Type.RECORD) {
                found.getFields().stream()
                        .filter(field -> field.doc() == null)
                        .forEach(field -> undocumented.add(found.getFullName() + "." + field.name()));
            }
        });
    }

    private static void collect(Schema schema, Set<String> seen, java.util.function.Consumer<Schema> visitor) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    visitor.accept(schema);
                    schema.getFields().forEach(field -> collect(field.schema(), seen, visitor));
                }
            }
            case UNION -> {
                visitor.accept(schema);
                schema.getTypes().forEach(type -> collect(type, seen, visitor));
            }
            case ARRAY -> collect(schema.getElementType(), seen, visitor);
            case MAP -> collect(schema.getValueType(), seen, visitor);
            default -> visitor.accept(schema);
        }
    }
}
