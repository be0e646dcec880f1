package dev.goaround.notifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @ParameterizedTest
    @CsvSource({
        "0.05, ratio, 5 %",
        "0.3333333, ratio, 33.3 %",
        "0.25, seconds, 250 ms",
        "5, seconds, 5 s",
        "1234567, , 1230000",
        "500, USD/month, 500 USD/month",
        "0, ratio, 0 %"
    })
    void figuresAreWrittenAsPeopleWriteThem(double value, String unit, String expected) {
        assertThat(FigureText.of(value, unit)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT0.25S, 250 ms", "PT5S, 5 s", "PT1M, 1 min", "PT1M30S, 1 min 30 s", "PT2H5M, 2 h 5 min"})
    void durationsAreWrittenAsPeopleWriteThem(Duration duration, String expected) {
        assertThat(FigureText.of(duration)).isEqualTo(expected);
    }

    @Test
    void aCutNeverSplitsACharacter() {
        assertThat(TextLimit.to(3, "ab🚨cd")).isEqualTo("ab…");
        assertThat(TextLimit.to(4, "ab🚨cd")).isEqualTo("ab🚨…");
        assertThat(TextLimit.to(5, "ab🚨cd")).isEqualTo("ab🚨cd");
        assertThat(TextLimit.to(1, "ab")).isEqualTo("…");
    }

    @Test
    void aTitleIsOneLine() {
        assertThat(TextLimit.oneLine(100, "1.0\r\nBcc: everyone\u0000")).isEqualTo("1.0 Bcc: everyone");
    }

    @Test
    void whatXmlForbidsIsReplaced() {
        assertThat(XmlCharacters.only("\ta\u0007\uD83D\uFFFE🚨\r\n")).isEqualTo("\ta\uFFFD\uFFFD\uFFFD🚨\r\n");
    }
}
