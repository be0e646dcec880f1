package dev.goaround.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionNameTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "1.4.2, 1.4.2, true",
                "1.4.2, v1.4.2, true",
                "V1.4.2, ' 1.4.2 ', true",
                "1.4.2+build.7, 1.4.2, true",
                "1.4.2+build.7, 1.4.2+build.8, false",
                "1.4.2-rc.1, 1.4.2-RC.1, true",
                "1.4.2-rc.1, 1.4.2, false",
                "1.4.2, 1.4, false",
                "1.4.2, 1.4.20, false",
                "9f3ac01, 9F3AC01, true",
                "version-7, ersion-7, false",
                "v, '', false",
                "1.0, none, false",
                "none, none, false",
            })
    void theSameVersionIsSpelledInFewWays(String one, String other, boolean same) {
        assertThat(VersionName.same(one, other)).isEqualTo(same);
        assertThat(VersionName.same(other, one)).isEqualTo(same);
    }
}
