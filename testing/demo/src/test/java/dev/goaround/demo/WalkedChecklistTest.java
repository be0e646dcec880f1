package dev.goaround.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkedChecklistTest {

    @TempDir
    Path folder;

    @Test
    void aNameIsOfAStoredOne() {
        assertThat(WalkedChecklist.of("canary-release")).isEqualTo(new WalkedChecklist("canary-release", null));
        assertThat(WalkedChecklist.of("canary-release").objection()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Release Checklist.md, demo-release-checklist",
        "_DEPLOY_.markdown, demo-deploy",
        "発布.md, demo-document",
        "checklist, demo-checklist",
    })
    void aFileIsStoredUnderItsOwnName(String file, String name) throws Exception {
        Path document = Files.writeString(folder.resolve(file), "- [ ] Deploy");

        WalkedChecklist walked = WalkedChecklist.of(document.toString());

        assertThat(walked).isEqualTo(new WalkedChecklist(name, document));
        assertThat(walked.objection()).isEmpty();
    }

    @Test
    void whatIsNeitherIsSaid() {
        assertThat(WalkedChecklist.of("no/such.md").objection())
                .contains(
                        "no/such.md is neither a file that can be read nor the name of a checklist, as canary-release");
        assertThat(WalkedChecklist.of(folder.toString()).objection()).isPresent();
    }
}
