package dev.goaround.checklist.reading.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggerColumnsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rollback threshold | ROLLBACK",
                "Rollback Trigger   | ROLLBACK",
                "Abort trigger      | ROLLBACK",
                "Roll back if       | ROLLBACK",
                "Rollback           | ROLLBACK",
                "Critical           | CRITICAL",
                "Threshold          | THRESHOLD",
                "Limit              | THRESHOLD",
                "Duration           | DURATION",
                "Sustained for      | DURATION",
                "Time window        | WINDOW",
                "Action             | ACTION",
                "Response           | ACTION",
                "Response time      | CRITERION",
                "Mode               | MODE",
                "Phase              | STAGE",
                "Day                | STAGE",
                "Normal             | BESIDE",
                "Warning            | BESIDE",
                "Target             | BESIDE",
                "Owner              | BESIDE",
                "Metric             | CRITERION",
                "Condition          | CRITERION",
            })
    void aHeaderSaysWhatItsColumnHolds(String header, TriggerColumns.Column column) {
        assertThat(TriggerColumns.column(header)).isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Immediate rollback              | true",
                "`helm rollback shop`            | true",
                "Revert to the old proxy         | true",
                "Scale the database up           | false",
                "Never roll back, fix it forward | false",
                "No rollback needed              | false",
            })
    void anActionIsToRollBackOrAnother(String cell, boolean rollsBack) {
        assertThat(TriggerColumns.rollsBack(cell)).isEqualTo(rollsBack);
    }
}
