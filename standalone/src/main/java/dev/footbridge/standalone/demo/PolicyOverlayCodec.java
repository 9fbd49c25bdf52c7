package dev.footbridge.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * The policy of a demo: a copy of the files it was started with, in its own home, with desks that act, sources adopted a
 * week before the demo began (R9a), and little patience. It is made once; then it is there to be edited.
 */
final class PolicyOverlayCodec {
    private static final int ADOPTED_DAYS_BEFORE = 7;
    private static final String SETTLE = "PT1S";
    private static final String NOTE = "# Written by the demo from the policy it was first started with.\n";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .build();

    private PolicyOverlayCodec() {}

    /** @return where it is */
    static Path readOrCreate(Path home, Path sample, LocalDate begun) {
        var policies = home.resolve("policies");
        if (Files.isDirectory(policies)) {
            return policies;
        }
        try {
            var unfinished = home.resolve("policies.new");
            copy(sample, unfinished);
            edit(unfinished.resolve("destinations.yaml"), file -> destinations(file, begun));
            edit(unfinished.resolve("limits.yaml"), file -> file.put("settle", SETTLE));
            return Files.move(unfinished, policies);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void destinations(ObjectNode file, LocalDate begun) {
        if (file.path("destinations").isEmpty()) {
            file.putObject("destinations")
                    .putObject("it-desk")
                    .putArray("systems")
                    .add("*");
        }
        for (var destination : file.path("destinations")) {
            ((ObjectNode) destination).put("mode", "act");
        }
        var adopted = begun.minusDays(ADOPTED_DAYS_BEFORE).toString();
        file.putObject("adopted").put("bamboohr", adopted).put("acme-hris", adopted);
    }

    private interface Edit {
        void of(ObjectNode file);
    }

    private static void edit(Path file, Edit edit) throws IOException {
        JsonNode written = Files.exists(file) ? YAML.readTree(Files.readString(file)) : YAML.createObjectNode();
        var edited = written instanceof ObjectNode fields ? fields : YAML.createObjectNode();
        edit.of(edited);
        Files.writeString(file, NOTE + YAML.writeValueAsString(edited));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.sorted().toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.write(copy, Files.readAllBytes(file));
                }
            }
        }
    }
}
