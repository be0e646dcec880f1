package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineIdsTest {

    @Test
    void anIdSurvivesReformattingAndMovingWithinItsSection() {
        List<String> ids = ids("# L\n## Deploy\n- [ ] Error rate < 1%\n- [ ] Tell the **team**\n");
        assertThat(ids("# L\r\n\r\n## Deploy\r\n\r\n* [x]   error rate <1%\r\n\r\n* [ ] Tell the team\r\n"))
                .isEqualTo(ids);
        assertThat(ids("# L\n## Deploy\n1. [ ] Tell the team\n2. [ ] Error rate < 1%\n"))
                .containsExactly(ids.get(1), ids.get(0));
    }

    @Test
    void anIdChangesWithTheMeaning() {
        assertThat(ids("- [ ] Error rate < 1%\n")).isNotEqualTo(ids("- [ ] Error rate > 1%\n"));
        assertThat(ids("# A\n- [ ] go\n")).isNotEqualTo(ids("# B\n- [ ] go\n"));
        assertThat(ids("- [ ] Costs 1.5\n")).isNotEqualTo(ids("- [ ] Costs 15\n"));
    }

    @Test
    void theSameLineInTheSamePlaceGetsANumber() {
        List<String> ids = ids("- [ ] go\n- [ ] go\n- [ ] go\n");
        assertThat(ids).containsExactly(ids.get(0), ids.get(0) + "-2", ids.get(0) + "-3");
    }

    @Test
    void theSameLineUnderAnotherBoxHasAnotherId() {
        List<String> ids = ids("- [ ] a\n  - [ ] go\n- [ ] b\n  - [ ] go\n");
        assertThat(ids.get(1)).isNotEqualTo(ids.get(3)).startsWith("go-");
    }

    @Test
    void anIdIsReadableAndShort() {
        assertThat(ids("- [ ] Überprüfe die Größe aller Tabellen, bevor irgendetwas anderes geschieht\n")
                        .get(0))
                .matches("[a-z0-9-]{10,50}");
        assertThat(ids("- [ ] 检查日志\n").get(0)).startsWith("item-");
    }

    private static List<String> ids(String markdown) {
        return Checklists.ofText(markdown).items().stream().map(ItemReading::id).toList();
    }
}
