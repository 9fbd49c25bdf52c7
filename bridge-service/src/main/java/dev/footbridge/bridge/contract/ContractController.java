package dev.footbridge.bridge.contract;

import dev.footbridge.schemas.topic.Topics;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /asyncapi.yaml}, and {@code GET /asyncapi/{record}.avsc} for every record it names. Open to everybody. */
@RestController
final class ContractController {
    static final String DOCUMENT = "/asyncapi.yaml";
    static final String RECORDS = "/asyncapi/";

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");
    private static final MediaType AVRO = MediaType.parseMediaType("application/vnd.apache.avro+json");

    private final Map<String, Schema> records =
            Topics.records().collect(Collectors.toUnmodifiableMap(Schema::getFullName, schema -> schema));

    @GetMapping(DOCUMENT)
    ResponseEntity<ClassPathResource> document() {
        return ResponseEntity.ok().contentType(YAML).body(new ClassPathResource("asyncapi.yaml"));
    }

    @GetMapping(RECORDS + "{record}.avsc")
    ResponseEntity<String> record(@PathVariable String record) {
        var schema = records.get(record);
        return schema == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok().contentType(AVRO).body(schema.toString());
    }
}
