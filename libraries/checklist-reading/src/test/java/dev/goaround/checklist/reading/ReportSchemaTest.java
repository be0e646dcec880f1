package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportSchemaTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)))
            .getSchema(ReportSchema.text(), InputFormat.JSON);

    static void holds(ReadingReport report) {
        assertThat(SCHEMA.validate(ReportJson.write(report), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"staged", "canary", "timed-steps", "topics", "countdown"})
    void theReportOfEveryExampleHasTheShape(String name) {
        holds(Checklists.report(name));
    }

    @Test
    void whatTheSchemaDoesNotNameIsAMistake() {
        String json =
                ReportJson.write(Checklists.ofText("- [ ] Traffic 0% → 50%\n")).replace("\"ticked\"", "\"tickled\"");
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).hasSize(2);
        assertThat(SCHEMA.validate("{}", InputFormat.JSON)).isNotEmpty();
    }
}
