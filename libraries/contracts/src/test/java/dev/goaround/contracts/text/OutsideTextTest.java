package dev.goaround.contracts.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.SchemaError;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideTextTest {

    /** Not allowed in any field. */
    static Stream<String> refusedEverywhere() {
        return Stream.concat(
                Stream.of(
                        "\u0000", "\u0007", "\u001B", "\u007F", "\u0085", "\u009B", "\uD800", "\uDC00", "\uDC00\uD800"),
                Stream.of("\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"));
    }

    @ParameterizedTest
    @MethodSource("refusedEverywhere")
    void whatCannotBeSeenOrReordersIsRefusedInEachKindOfField(String odd) {
        for (String field : List.of("reason", "title", "service", "version", "link", "at", "unheard-of")) {
            assertThat(OutsideText.objection(field, "a" + odd + "b"))
                    .as(field)
                    .hasValueSatisfying(text -> assertThat(text)
                            .contains("holds U+%04X".formatted((int) odd.charAt(0)))
                            .contains("at character 2; right is "));
        }
        assertThat(OutsideText.documentObjection("# A\n- [ ] b" + odd))
                .hasValueSatisfying(text -> assertThat(text).startsWith("line 2, column 8: holds U+"));
    }

    @Test
    void linesAreForTextThatHasThem() {
        assertThat(OutsideText.objection("reason", "one\r\ntwo\tthree")).isEmpty();
        assertThat(OutsideText.objection("title", "one\ntwo")).isPresent();
        assertThat(OutsideText.objection("title", "one\u2028two")).isPresent();
        assertThat(OutsideText.objection("item", "one\ttwo")).isPresent();
        assertThat(OutsideText.documentObjection("one\r\ntwo\f\n\tthree \u202F 🚀 שלום\u200F"))
                .isEmpty();
    }

    @Test
    void invisibleCharactersAreNoPartOfANameAndMayStandInSentences() {
        for (String invisible : List.of("\u200B", "\u200E", "\u200F", "\u061C", "\u2060", "\uFEFF", "\u00AD")) {
            assertThat(OutsideText.objection("service", "sh" + invisible + "op"))
                    .isPresent();
            assertThat(OutsideText.objection("reason", "sh" + invisible + "op")).isEmpty();
        }
        assertThat(OutsideText.objection("role", "Veröffentlichung 山田 🚀")).isEmpty();
    }

    @Test
    void lengthsHaveABound() {
        assertThat(OutsideText.objection("service", "a".repeat(200))).isEmpty();
        assertThat(OutsideText.objection("service", "a".repeat(201)))
                .hasValueSatisfying(text -> assertThat(text).startsWith("has 201 characters; right is"));
        assertThat(OutsideText.objection("reason", "a".repeat(10_001))).isPresent();
        assertThat(OutsideText.objection("link", "https://example.org/" + "a".repeat(2_048)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.4.2", "v1.4.2", "1.4.2+build.7", "2.0.0-rc.1", "2026-03-03",
                        "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3",
                "release/2026.1", "sha256:abc", "1.2~beta1", "none", "1", "app:1.2@sha256:00"
            })
    void versionsAreWrittenInManyWays(String version) {
        assertThat(OutsideText.objection("version", version)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1.0",
                "1.0 ",
                "1 0",
                "-rf",
                "--force",
                "1;reboot",
                "$(id)",
                "`id`",
                "1|2",
                "1&2",
                "1>2",
                "1<2",
                "a*",
                "a?",
                "a!",
                "'1'",
                "\"1\"",
                "1\\2",
                "{1}",
                "[1]",
                "#1",
                "%1",
                "a=b",
                "~root",
                "../etc",
                "a/../b",
                ".hidden",
                "1.0\n",
                "1\u200E0",
                "1\u202E0",
                "é",
                "１.０"
            })
    void whatAShellOrAPathWouldTakeForSomethingElseIsNoVersion(String version) {
        for (String field : List.of("version", "previousVersion", "targetVersion")) {
            assertThat(OutsideText.objection(field, version)).as(field).isPresent();
        }
    }

    @Test
    void theSchemasHaveTheSamePatternOfVersions() throws IOException {
        for (String pointer : List.of("/properties/version", "/properties/previousVersion")) {
            JsonNode schema = schema("deployment-started").at(pointer);
            assertThat(schema.path("pattern").asText()).isEqualTo(VersionPattern.PATTERN);
            assertThat(schema.path("maxLength").asInt()).isEqualTo(VersionPattern.LONGEST);
        }
        assertThat(schema("evidence-submitted")
                        .at("/properties/version/pattern")
                        .asText())
                .isEqualTo(VersionPattern.PATTERN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///etc/passwd",
                "ftp://a",
                "//a/b",
                "/a",
                "a",
                "",
                "https:",
                "https:///x",
                "http://a b"
            })
    void aLinkIsOpenedByHttpOnly(String link) {
        assertThat(OutsideText.objection("link", link)).isPresent();
        assertThat(OutsideText.objection("callback", link)).isPresent();
    }

    @Test
    void linksOfHttpAreTaken() {
        assertThat(OutsideText.objection("link", "https://ci.example.org/1?x=%20#y"))
                .isEmpty();
        assertThat(OutsideText.objection("link", "HTTP://127.0.0.1:8490/")).isEmpty();
    }

    @Test
    void momentsAreOfTheYearsThatClocksAndDatabasesHave() {
        for (String moment : List.of(
                "1969-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "9999-12-31T23:59:59-01:00")) {
            assertThat(OutsideText.objection("observedAt", moment))
                    .hasValueSatisfying(text -> assertThat(text).contains("the years 1970 to 9999"));
        }
        for (String moment :
                List.of("1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-03-03T10:00:00+02:00", "90d")) {
            assertThat(OutsideText.objection("since", moment)).isEmpty();
        }
    }

    @Test
    void everyTextOfABodyIsLookedAtAndNamedByItsPointer() throws IOException {
        JsonNode body = EventJson.mapper()
                .readTree(
                        "{\"version\":\"a b\",\"facts\":{\"x\\u0000\":true},\"items\":[\"ok\",\"no\\u0000\"],"
                                + "\"data\":{\"a/b\":{\"reason\":\"\\ud800\"}},\"plan\":{\"t0\":\"1900-01-01T00:00:00Z\"},\"value\":1}");
        assertThat(OutsideText.check(body))
                .extracting(SchemaError::pointer)
                .containsExactlyInAnyOrder("/version", "/facts", "/items/1", "/data/a~1b/reason", "/plan/t0");
        assertThat(OutsideText.check(JsonNodeFactory.instance.textNode("a\u0000")))
                .hasSize(1);
        assertThat(OutsideText.check(JsonNodeFactory.instance.numberNode(1))).isEmpty();
    }

    @Test
    void whatIsRefusedIsNotQuoted() {
        assertThat(OutsideText.objection("reason", "hunter2\u0000").orElseThrow())
                .doesNotContain("hunter2");
        assertThat(OutsideText.objection("link", "hunter2").orElseThrow()).doesNotContain("hunter2");
    }

    @Test
    void whatIsStoredAlreadyBecomesStorable() throws IOException {
        assertThat(Characters.storable("a\u0000b\uD800c🚀\uDC00")).isEqualTo("a\uFFFDb\uFFFDc🚀\uFFFD");
        String fine = "fine 🚀\n";
        assertThat(Characters.storable(fine)).isSameAs(fine);
        assertThat(Characters.storable(null)).isNull();
        assertThat(EventJson.mapper().readValue("\"a\\u0000\"", String.class)).isEqualTo("a\uFFFD");
    }

    private static JsonNode schema(String event) throws IOException {
        try (InputStream schema = EventJson.class.getResourceAsStream(
                "/dev/goaround/contracts/schemas/dev.goaround.ingress." + event + ".v1.schema.json")) {
            return EventJson.mapper().readTree(schema);
        }
    }
}
