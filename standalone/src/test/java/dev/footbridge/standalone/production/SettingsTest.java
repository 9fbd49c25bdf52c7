package dev.footbridge.standalone.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Spring's metadata, which editors show: every setting says what it is, and stands in the documentation. */
class SettingsTest {
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    @Test
    void everySettingSaysWhatItIs() throws IOException {
        assertThat(settings())
                .hasSizeGreaterThan(50)
                .allSatisfy(setting -> assertThat(setting.path("description").asString(""))
                        .as(name(setting))
                        .isNotBlank());
    }

    @Test
    void everySettingStandsInTheDocumentation() throws IOException {
        var lines = documentation();
        assertThat(settings())
                .extracting(SettingsTest::name)
                .filteredOn(name -> lines.stream().noneMatch(line -> names(line, name)))
                .isEmpty();
    }

    /** In full, or shortened beside another of its group: {@code `footbridge.bridge.session`, `.leave-on-stop`}. */
    private static boolean names(String line, String setting) {
        var group = setting.substring(0, setting.lastIndexOf('.'));
        return line.contains(setting) || line.contains(group) && line.contains(setting.substring(group.length() + 1));
    }

    private static List<String> documentation() throws IOException {
        var lines = new ArrayList<String>();
        try (var pages = Files.list(Compose.ROOT.resolve("docs"))) {
            for (var page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                lines.addAll(Files.readAllLines(page));
            }
        }
        return lines;
    }

    private static List<JsonNode> settings() throws IOException {
        var all = new ArrayList<JsonNode>();
        for (var file : Collections.list(SettingsTest.class.getClassLoader().getResources(METADATA))) {
            try (var in = file.openStream()) {
                StreamSupport.stream(
                                JsonMapper.shared()
                                        .readTree(in)
                                        .path("properties")
                                        .spliterator(),
                                false)
                        .filter(setting -> name(setting).startsWith("footbridge."))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static String name(JsonNode setting) {
        return setting.path("name").asString();
    }
}
