package dev.goaround.checklist.reading.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggerColumnsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rollback threshold | limit",
                "Rollback Trigger   | limit",
                "Abort trigger      | limit",
                "Roll back if       | limit",
                "Threshold          | none",
                "Action             | action",
                "Response           | action",
                "Response time      | none",
                "Phase              | stage",
                "Day                | stage",
                "Metric             | none",
            })
    void aHeaderSaysWhatItsColumnHolds(String header, String kind) {
        String found = TriggerColumns.isLimit(header) ? "limit" : "none";
        found = TriggerColumns.isAction(header) ? "action" : found;
        found = TriggerColumns.isStage(header) ? "stage" : found;
        assertThat(found).isEqualTo(kind);
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
