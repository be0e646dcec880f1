package dev.goaround.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class JudgeCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void aCaseIsJudgedAsJson() throws IOException {
        JsonNode judgement = judged("""
                {"experiment": [20, 22, 21, 25, 30, null], "control": [1.0, 2.2, NaN, 1.1, 2.5, 3.0, "NaN"],
                 "direction": "increase", "nanStrategy": "remove", "critical": true, "mustHaveData": false,
                 "effectSize": {"measure": "meanRatio", "allowedIncrease": 1.1, "allowedDecrease": 0.9,
                                "criticalIncrease": 5, "criticalDecrease": 0.2},
                 "tolerance": 0.25, "confidence": 0.95}
                """);
        assertThat(judgement.get("classification").asText()).isEqualTo("High");
        assertThat(judgement.get("critical").asBoolean()).isTrue();
        assertThat(judgement.get("reason").asText()).contains("the ratio of the means is 12.04");
        // The median of the 25 differences is 20.
        assertThat(judgement.get("estimate").asDouble()).isCloseTo(20, within(0.2));
        assertThat(judgement.get("interval").get(0).asDouble())
                .isLessThan(judgement.get("interval").get(1).asDouble())
                .isBetween(17.0, 20.0);
        assertThat(judgement.get("effectSize").asDouble()).isCloseTo(12.04, within(0.01));
    }

    @Test
    void whatIsLeftOutHasKayentasDefaults() throws IOException {
        JsonNode judgement = judged("{\"control\": [1, 2, 3], \"experiment\": []}");
        assertThat(judgement.get("classification").asText()).isEqualTo("Nodata");
        assertThat(judgement.get("critical").asBoolean()).isFalse();
        assertThat(judgement.get("estimate").isNull()).isTrue();
        assertThat(judgement.get("interval").isNull()).isTrue();
        assertThat(judgement.get("effectSize").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"experiment": [9,9,9,9,9], "control": [1,1,1,1,1]}                                       | High
            {"experiment": [1,1,1,1,1], "control": [9,9,9,9,9], "nanStrategy": null}                   | Low
            {"experiment": [9,9,9,9,9], "control": [1,1,1,1,1], "effectSize": {"allowedIncrease": 10}} | Pass
            {"experiment": [null], "control": [1], "mustHaveData": true}                               | NodataFailMetric
            {"experiment": [null], "control": [0], "nanStrategy": "replace"}                           | Pass
            {"experiment": [1e308, 1], "control": [-1e308, 2]}                                         | Error
            {"experiment": [9,8,9,9,9], "control": [1,2,1,1,1], "effectSize": {"allowedIncrease": 1.1, "measure": "cles"}} | Pass
            {"experiment": [9,8,9,9,9], "control": [1,2,1,1,1], "effectSize": {"measure": "cles"}}     | High
            """)
    void eachClassificationIsPossible(String document, String expected) throws IOException {
        assertThat(judged(document).get("classification").asText()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            {"control": []}                                                | experiment is missing
            {"experiment": null, "control": []}                            | experiment is missing
            {"experiment": []}                                             | control is missing
            {"experiment": 3, "control": []}                               | line 1, column 16, experiment: it is 3; give an array of numbers
            {"experiment": [1, "two"], "control": []}                      | column 20, experiment[1]: it is the string "two"; give a number, or null
            {"experiment": [1, [2]], "control": []}                        | experiment[1]: it is an array; give a number
            {"experiment": [true], "control": []}                          | experiment[0]: it is true; give a number
            {"experiment": [Infinity], "control": []}                      | experiment[0]: it is Infinity; give a number
            {"experiment": [1e999], "control": []}                         | experiment[0]: 1e999 is beyond all doubles
            {"experiment": [], "control": [], "direction": "up"}           | direction: it is the string "up"; give decrease or either or increase
            {"experiment": [], "control": [], "direction": 1}              | direction: it is 1; give decrease
            {"experiment": [], "control": [], "nanStrategy": "keep"}       | nanStrategy: it is the string "keep"; give remove or replace
            {"experiment": [], "control": [], "critical": "yes"}           | critical: it is the string "yes"; give true or false
            {"experiment": [], "control": [], "mustHaveData": 1}           | mustHaveData: it is 1; give true or false
            {"experiment": [], "control": [], "tolerance": -0.1}           | tolerance: it is -0.1; give a share
            {"experiment": [], "control": [], "tolerance": "0.1"}          | tolerance: it is the string "0.1"; give a number
            {"experiment": [], "control": [], "confidence": 98}            | confidence: it is 98.0; give a number between 0 and 1
            {"experiment": [], "control": [], "confidence": 1}             | confidence: it is 1.0
            {"experiment": [], "control": [], "outliers": "remove"}        | outliers: nothing is known of this field; there are confidence, control
            {"experiment": [], "control": [], "effectSize": 1.2}           | effectSize: it is 1.2; give a JSON object
            {"experiment": [], "control": [], "effectSize": {"min": 1}}    | effectSize.min: nothing is known of this field
            {"experiment": [], "control": [], "effectSize": {"measure": "cohenD"}} | effectSize.measure: it is the string "cohenD"; give cles or meanRatio
            {"experiment": [], "experiment": [], "control": []}            | Duplicate field 'experiment'
            {"experiment": [], "control": []} {}                           | after the object: something follows
            {"experiment": [1, 2}, "control": []}                           | it is no JSON
            {"experiment": [1,                                             | it is no JSON
            [1, 2]                                                         | the document: it is an array; give a JSON object
            ''                                                             | it is empty
            """)
    void whatIsNoCaseIsRefusedWithPlaceAndRemedy(String document, String expected) throws IOException {
        Path file = Files.writeString(folder.resolve("case.json"), document);
        assertThat(run("judge", "--kayenta", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("case.json: ", expected, "--help");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void moreValuesThanFitAreRefused() throws IOException {
        String many = "1,".repeat(500_000) + "1";
        Path file =
                Files.writeString(folder.resolve("case.json"), "{\"experiment\": [" + many + "], \"control\": [1]}");
        assertThat(run("judge", "--kayenta", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("experiment: more than 500000 values");
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("case.json"), new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', '}'});
        assertThat(run("judge", "--kayenta", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "judge, Missing required option: '--kayenta=FILE'",
        "judge --kayenta, Missing required parameter",
        "judge --kayenta /nowhere/at/all.json, /nowhere/at/all.json is not there",
        "judge --kayenta /, / is not there",
        "judge case.json, Missing required option"
    })
    void wrongUsageIsAnsweredByOneLineAndTwo(String line, String expected) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains(expected);
    }

    @Test
    void aDashReadsStandardInput() throws IOException {
        InputStream terminal = System.in;
        try {
            System.setIn(new ByteArrayInputStream(
                    "{\"experiment\": [1, 2], \"control\": [2, 1]}".getBytes(StandardCharsets.UTF_8)));
            assertThat(run("judge", "--kayenta", "-")).isZero();
            assertThat(out.toString()).contains("\"Pass\"");
            System.setIn(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)));
            assertThat(run("judge", "--kayenta", "-")).isEqualTo(2);
            assertThat(err.toString()).contains("standard input: experiment is missing");
        } finally {
            System.setIn(terminal);
        }
    }

    private JsonNode judged(String document) throws IOException {
        Path file = Files.writeString(folder.resolve("case.json"), document);
        assertThat(run("judge", "--kayenta", file.toString()))
                .as(err.toString())
                .isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    private int run(String... arguments) {
        CommandLine line = Goaround.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
