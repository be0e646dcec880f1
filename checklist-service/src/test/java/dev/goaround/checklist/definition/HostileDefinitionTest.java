package dev.goaround.checklist.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Definitions made to take time and memory: each is refused with a bounded list of what is wrong. */
class HostileDefinitionTest {

    private static final int LARGEST = 256 << 10;
    private static final DefinitionReader READER = new DefinitionReader(url -> Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: {}\n",
                "- a\n",
                "[",
                "{",
                "? ",
                "a: ",
                "\"",
                "'",
                "&a ",
                "!!x ",
                "|\n",
                "# a\n",
                "\t",
                "a",
                "a:\n ",
                "%YAML 9\n",
                "<<: ",
                "{a: [",
                "\n",
                "- - ",
                "---\n",
                "...\n",
                "[a,",
                "\\u0000",
                "\uD83D\uDE00"
            })
    void aPatternRepeatedToTheLimitIsRefusedSoon(String pattern) {
        assertBounded(pattern.repeat(LARGEST / pattern.length() / 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            targets: [    | {name: a, url: "http://a"},   | ]
            triggers: [   | health < 1,                   | ]
            limits: {     | aaaa: 1,                      | }
            probes: [     | {name: a, kind: http},        | ]
            x: [          | a,                            | ]
            """)
    void aListOfThousandsIsRefusedWithItsNumber(String begin, String element, String end) {
        List<Problem> problems = assertBounded("service: a\nenvironments: {production: {" + begin
                + element.strip().repeat(3_000) + end + "}}\n");
        assertThat(problems.get(0).message()).containsAnyOf("there may be 200", "more than 10000 values");
    }

    @Test
    void aThousandEnvironmentsAreTooMany() {
        StringBuilder text = new StringBuilder("service: a\nenvironments:\n");
        for (int i = 0; i < 100; i++) {
            text.append("  e").append(i).append(": {}\n");
        }
        assertThat(assertBounded(text.toString()))
                .extracting(Problem::message)
                .contains("100 are too many; there may be 50");
    }

    @Test
    void whatIsWrongIsListedAHundredTimesAtMostAndCut() {
        StringBuilder text = new StringBuilder("service: a\nenvironments: {production: {}}\n");
        for (int i = 0; i < 190; i++) {
            text.append("x".repeat(700)).append(i).append(": 1\n");
        }
        List<Problem> problems = assertBounded(text.toString());
        assertThat(problems).hasSize(101);
        assertThat(problems.get(100).message()).contains("there is more that is wrong");
    }

    @Test
    void aValueHasABound() {
        assertThat(assertBounded("service: " + "a".repeat(10_000)).get(0).message())
                .contains("a value of 10000 characters", "one may have 8000");
    }

    private static List<Problem> assertBounded(String text) {
        DefinitionReading reading = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> READER.read(text));
        assertThat(reading).isInstanceOf(DefinitionReading.Refused.class);
        List<Problem> problems = ((DefinitionReading.Refused) reading).problems();
        assertThat(problems).hasSizeBetween(1, 101);
        assertThat(problems)
                .allSatisfy(problem -> assertThat(
                                problem.message().length() + problem.field().length())
                        .isLessThanOrEqualTo(1_000));
        return problems;
    }
}
