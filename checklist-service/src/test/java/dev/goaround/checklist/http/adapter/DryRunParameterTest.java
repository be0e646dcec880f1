package dev.goaround.checklist.http.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DryRunParameterTest {

    @ParameterizedTest
    @ValueSource(strings = {"dry-run", "dry-run=", "dry-run=true", "dry-run=TRUE", "name=x&dry-run", "dry-run&name=x"})
    void itIsAskedForWithAndWithoutAValue(String query) {
        assertThat(DryRunParameter.isWanted(query)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"dry-run=false", "name=dry-run", "dry-runs", "a=1&b=2"})
    void elseItIsNot(String query) {
        assertThat(DryRunParameter.isWanted(query)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"dry-run=yes", "dry-run=0", "dry-run=false&dry-run=perhaps"})
    void whatMayBeMeantSoIsNotGuessed(String query) {
        assertThatThrownBy(() -> DryRunParameter.isWanted(query)).isInstanceOf(ProblemException.class);
    }
}
