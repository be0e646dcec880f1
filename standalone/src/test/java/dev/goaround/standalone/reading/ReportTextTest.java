package dev.goaround.standalone.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.reading.ChecklistReader;
import dev.goaround.checklist.reading.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTextTest {
    private static final String DOCUMENT = """
            # Release

            ## Pre-Deployment
            - [ ] All unit tests passing
            - [ ] Somebody waters the plants

            ## Verification
            - [ ] Error rate < 1%

            ## Rollback Triggers
            - Error rate > 5% for 5 minutes
            """;

    @Test
    void eachLineIsShownWithWhatItWasTakenFor() {
        Reading reading = new ChecklistReader().read(DOCUMENT.getBytes(UTF_8));
        List<String> lines = ReportText.of(((Reading.Read) reading).report());
        assertThat(lines).startsWith("Release").contains("    5  manual         Somebody waters the plants");
        assertThat(lines).anyMatch(line -> line.matches(" +8 +measured +Error rate < 1% → error_rate < 1 %"));
        assertThat(lines).anyMatch(line -> line.matches(" +11 +trigger .* → error_rate > 5 % for 5m"));
    }
}
