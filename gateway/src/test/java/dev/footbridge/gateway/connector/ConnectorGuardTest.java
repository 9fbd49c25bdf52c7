package dev.footbridge.gateway.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footbridge.gateway.verify.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A connector file can map, and nothing else; no payload makes it run for ever. */
class ConnectorGuardTest {
    @TempDir
    Path directory;

    private static String file(String name, String map) {
        return """
                connector: %s
                verify: {sharedHeader: {header: Authorization}}
                map: |
                %s
                """.formatted(name, map.lines().map(line -> "  " + line).collect(Collectors.joining("\n")));
    }

    private static ConnectorCodec connector(String map, Duration budget) {
        return Loading.reader(budget).connector("trial", file("trial", map).getBytes(StandardCharsets.UTF_8));
    }

    private static ConnectorCodec connector(String map) {
        return connector(map, Duration.ofSeconds(5));
    }

    private static Arrival arrival(String body) {
        return new Arrival(
                "trial",
                "POST",
                "/hr/webhooks/trial",
                List.of(),
                Headers.NONE,
                body.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import \"http://jslt.schibsted.com/2018/experimental\" as exp\n{}",
                "import \"/etc/passwd\" as x\nx:f()",
                "def f(x) f($x)\nf(1)",
                "let a = 1\n  def  f(x) $x\nf($a)",
                "{\"a\": ",
                "unknown-function(.a)",
                "$undeclared",
                "(.body)[0]",
                "{\"a\": \"abc\" * 1000000}",
                "{\"a\": .body.text * .body.number}",
                "{\"a\": (.body.text)\n * 2}"
            })
    void whatCanDoMoreThanMapOrDoesNotCompileIsRefused(String map) {
        assertThatThrownBy(() -> connector(map))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Expected ")
                .hasMessageContaining("trial/map");
    }

    @Test
    void numbersAreMultipliedAndKeysAreMatched() {
        var mapping = connector("{\"n\": times(.body.n, 3), \"d\": times(0.5, .body.n)} // 2 * 3")
                .map(arrival("{\"n\":14}"), Vocabulary.NONE);
        assertThat(((Mapping.Mapped<JsonNode>) mapping).events().get(0).event().toString())
                .isEqualTo("{\"n\":42,\"d\":7.0}");
        assertThat(connector("{\"text\": 1, * - n : .}").map(arrival("{\"n\":14}"), Vocabulary.NONE))
                .isInstanceOf(Mapping.Mapped.class);
        assertThat(connector("{\"n\": times(.body.t, 1000000)}").map(arrival("{\"t\":\"abc\"}"), Vocabulary.NONE))
                .isInstanceOf(Mapping.Unmappable.class);
    }

    @Test
    void wordsInTextsAreNoWordsOfTheLanguage() {
        var mapped = connector("{\"type\": \"import def // import\", \"def-x\": .define} // def import")
                .map(arrival("{\"define\":1}"), Vocabulary.NONE);
        assertThat(mapped).isInstanceOf(Mapping.Mapped.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": now()}", "{\"a\": random()}"})
    void whatGivesAnotherAnswerTheSecondTimeFails(String map) {
        assertThat(connector(map).map(arrival("{}"), Vocabulary.NONE)).isInstanceOf(Mapping.Unmappable.class);
    }

    @Test
    void anExpressionThatWouldBacktrackForEverTakesLinearTime() {
        var evil = "{\"a\":\"" + "a".repeat(50_000) + "!\"}";
        var map = """
                {"test": test(.body.a, "^(a+)+$"), "capture": capture(.body.a, "^(?P<x>(a|aa)+)$"),
                 "split": size(split(.body.a, "(a*)*b")), "replace": replace(.body.a, "(a|a)*$", "")}""";
        assertThat(connector(map, Duration.ofSeconds(2)).map(arrival(evil), Vocabulary.NONE))
                .isInstanceOf(Mapping.Mapped.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "let all = .body\n{\"n\": size(flatten([for ($all) [for ($all) [for ($all) [for ($all) 1]]]]))}",
                "let made = [for (.body) 1]\n{\"n\": [for($made) [for  ( $made ) [for ($made) size($made)]]]}",
                "let all = .body\n{for ($all) string(.) : {for ($all) string(.) : {for ($all) string(.) : size($all)}}}",
                "let all = split(join(.body, \",\"), \",\") // for (\n{\"x\": [for ($all) {\"a\": 1} if (size([for ($all) [for ($all) \"for (\"]]) > 0)]}"
            })
    void loopsThatWouldRunForEverEndAfterAsManyStepsAsAllowed(String map) {
        var many = "[" + "1,".repeat(400) + "1]";
        var mapping = connector(map, Duration.ofMinutes(1)).map(arrival(many), Vocabulary.NONE);
        assertThat(mapping).isInstanceOf(Mapping.Unmappable.class);
        assertThat(((Mapping.Unmappable<JsonNode>) mapping).reason()).isEqualTo("mapping-too-long");
        assertThat(((Mapping.Unmappable<JsonNode>) mapping).detail()).contains("steps");
    }

    @Test
    void loopsGoOverListsAndObjectsAsBefore() {
        var map =
                "{\"list\": [for (.body.list) . + 1], \"object\": [for (.body.object) .key + .value], \"none\": [for (.body.none) .], \"some\": {for (.body.list) string(.) : .}}";
        var mapping = connector(map).map(arrival("{\"list\":[1,2],\"object\":{\"a\":\"b\"}}"), Vocabulary.NONE);
        assertThat(((Mapping.Mapped<JsonNode>) mapping).events().get(0).event().toString())
                .isEqualTo("{\"list\":[2,3],\"object\":[\"ab\"],\"some\":{\"1\":1,\"2\":2}}");
    }

    @Test
    void whatUsesTheProcessorTooLongWithoutALoopIsLeftToItself() {
        var end = new java.util.concurrent.atomic.AtomicBoolean();
        assertThatThrownBy(() -> new MappingBudget(Duration.ofMillis(50)).within(() -> {
                    while (!end.get()) {
                        Thread.onSpinWait();
                    }
                    return end;
                }))
                .isInstanceOf(MappingBudget.ExceededException.class);
        end.set(true);
    }

    @Test
    void whatOnlyWaitsForItsTurnOnABusyMachineIsWaitedFor() {
        assertThat(new MappingBudget(Duration.ofMillis(50)).<Boolean>within(() -> {
                    try {
                        Thread.sleep(300);
                        return true;
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .isTrue();
    }

    @Test
    void aStackThatOverflowsIsAMappingThatFailed() {
        assertThatThrownBy(() -> new MappingBudget(Duration.ofSeconds(5)).within(() -> endless(0)))
                .isInstanceOf(MappingBudget.ExceededException.class);
    }

    private static int endless(int n) {
        return endless(n + 1) + 1;
    }

    @Test
    void aFailureTellsThePlaceAndNothingOfThePayload() {
        var mapping =
                connector("{\n\"a\": number(.body.secret)}").map(arrival("{\"secret\":\"canary\"}"), Vocabulary.NONE);
        assertThat(mapping).isInstanceOf(Mapping.Unmappable.class);
        assertThat(((Mapping.Unmappable<JsonNode>) mapping).detail())
                .contains("trial/map")
                .doesNotContain("canary");
    }

    @Test
    void idsBeyondDoublePrecisionStayExact() {
        var mapping = connector("{\"id\": .body.id}").map(arrival("{\"id\":9007199254740993123}"), Vocabulary.NONE);
        assertThat(((Mapping.Mapped<JsonNode>) mapping)
                        .events()
                        .get(0)
                        .event()
                        .path("id")
                        .bigIntegerValue())
                .isEqualTo("9007199254740993123");
    }

    @Test
    void aPlaceThatGivesNothingKeepsTheOthersTheirs() {
        var mapping = connector("[null, {\"b\": 1}, null, {\"d\": 1}]").map(arrival("{}"), Vocabulary.NONE);
        assertThat(((Mapping.Mapped<JsonNode>) mapping).events())
                .extracting(Mapping.Placed::index)
                .containsExactly(1, 3);
    }

    @Test
    void textsWithJsonAreReadAsStrictly() {
        assertThat(connector("{\"a\": from-json(.body.t)}")
                        .map(arrival("{\"t\":\"{\\\"x\\\":1,\\\"x\\\":2}\"}"), Vocabulary.NONE))
                .isInstanceOf(Mapping.Unmappable.class);
        assertThat(connector("{\"a\": from-json(.body.t).x}")
                        .map(arrival("{\"t\":\"{\\\"x\\\":1}\"}"), Vocabulary.NONE))
                .isInstanceOf(Mapping.Mapped.class);
    }

    @Test
    void aConnectorWhoseSamplesNoLongerMapIsNotActivatedAndOneWithoutSamplesNeither() throws IOException {
        Files.writeString(directory.resolve("wrong.yaml"), file("wrong", "{\"type\": \"x\"}"));
        Files.createDirectory(directory.resolve("wrong"));
        Files.writeString(directory.resolve("wrong/one.json"), "{}");
        Files.writeString(directory.resolve("wrong/one.expected.json"), "[]");
        Files.writeString(directory.resolve("bare.yaml"), file("bare", "null"));
        Files.writeString(directory.resolve("broken.yaml"), "connector: broken\nmap: '{'\nverify: {}\n");
        Files.writeString(directory.resolve("misnamed.yaml"), file("other", "null"));
        Files.writeString(directory.resolve("unknown.yaml"), file("unknown", "null") + "fetchhBack: x\n");
        Files.writeString(directory.resolve("good.yaml"), file("good", "null"));
        Files.createDirectory(directory.resolve("good"));
        Files.writeString(directory.resolve("good/one.json"), "{}");
        Files.writeString(directory.resolve("good/one.expected.json"), "[]");
        var connectors = Loading.reader().read(directory);
        assertThat(connectors.faults()).containsOnlyKeys("wrong", "bare", "broken", "misnamed", "unknown");
        assertThat(connectors.find("wrong")).as("it keeps what comes").isPresent();
        assertThat(connectors.find("broken")).isEmpty();
        assertThat(connectors.whyInactive("good")).isEmpty();
        assertThat(connectors.find("bamboohr")).as("ours are still there").isPresent();
    }

    @Test
    void aFileOfOursIsReplacedByOneOfTheSameName() throws IOException {
        Files.writeString(directory.resolve("bamboohr.yaml"), file("bamboohr", "null"));
        Files.createDirectory(directory.resolve("bamboohr"));
        Files.writeString(directory.resolve("bamboohr/one.json"), "{}");
        Files.writeString(directory.resolve("bamboohr/one.expected.json"), "[]");
        var ours = Loading.reader().read(null).find("bamboohr").orElseThrow();
        var theirs = Loading.reader().read(directory).find("bamboohr").orElseThrow();
        assertThat(theirs.version()).isNotEqualTo(ours.version());
    }

    @Test
    void withoutAnIdOfTheSendersTheHashOfTheBodyIsTheId() {
        var connector = connector("null");
        var one = connector.sendersId(arrival("{\"a\":1}"));
        assertThat(one).startsWith("sha256:").isEqualTo(connector.sendersId(arrival("{\"a\":1}")));
        assertThat(one).isNotEqualTo(connector.sendersId(arrival("{\"a\":2}")));
    }

    @Test
    void formsBecomeTexts() {
        var headers = new Headers(List.of(new Headers.Header("Content-Type", "application/x-www-form-urlencoded")));
        var form = new Arrival(
                "trial",
                "POST",
                "/",
                List.of(),
                headers,
                "a=1&b=caf%C3%A9".getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
        var mapping = connector("{\"x\": .body.a + .body.b}").map(form, Vocabulary.NONE);
        assertThat(((Mapping.Mapped<JsonNode>) mapping)
                        .events()
                        .get(0)
                        .event()
                        .path("x")
                        .asString())
                .isEqualTo("1café");
    }
}
