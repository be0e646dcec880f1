package dev.goaround.checklist.http.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    @ParameterizedTest
    @CsvSource({"0, 50, 0", "3, 200, 600", "2147483647, 1, 2147483647", "10737418, 200, 2147483600"})
    void aPageBeginsBehindThoseBeforeIt(String page, String size, int first) {
        assertThat(Page.wanted(page, size, 200).first()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "2147483647, 50",
        "2147483648, 1",
        "10737419, 200",
        "-1, 50",
        "99999999999999999999, 1",
        "x, 1",
        "'', 1",
        "0, 0",
        "0, 201",
        "0, -2147483648",
        "0, 1e2"
    })
    void whatMakesNoPageIsABadRequest(String page, String size) {
        assertThatThrownBy(() -> Page.wanted(page, size, 200))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(400);
                    assertThat(refused.problem().detail()).contains("page counts from 0");
                });
    }
}
