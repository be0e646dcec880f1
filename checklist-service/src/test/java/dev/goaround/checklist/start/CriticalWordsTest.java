package dev.goaround.checklist.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriticalWordsTest {

    @ParameterizedTest
    @CsvSource({
        "Any critical service becomes unavailable, true",
        "One of the core components is down, true",
        "A critical backend service does not answer, true",
        "Key dependencies unreachable, true",
        "Health check failing, false",
        "Critical vulnerability found, false",
        "Service unavailable, false",
    })
    void whoSpeaksOfCriticalPartsMeansThoseOfTheDefinition(String text, boolean named) {
        assertThat(CriticalWords.nameCriticalOnes(text)).isEqualTo(named);
    }
}
