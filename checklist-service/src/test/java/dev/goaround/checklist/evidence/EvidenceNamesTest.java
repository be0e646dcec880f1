package dev.goaround.checklist.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceNamesTest {

    private static final List<EvidenceNames.Candidate> ITEMS = Stream.of(
                    "All unit tests passing (`npm run test`)",
                    "All integration tests passing",
                    "All E2E tests passing",
                    "Linting passes (`npm run lint`)",
                    "No critical Snyk vulnerabilities (`npm audit`)",
                    "No security warnings from SonarQube",
                    "TypeScript build succeeds",
                    "Code review completed")
            .map(text -> new EvidenceNames.Candidate("id-" + text.length(), text, null))
            .toList();

    @ParameterizedTest
    @CsvSource({
        "unit-tests, All unit tests",
        "unitTests, All unit tests",
        "unit-tests-shard-2, All unit tests",
        "integration_tests, All integration tests",
        "end-to-end tests, All E2E",
        "e2e, All E2E",
        "lint, Linting passes",
        "ESLint, Linting passes",
        "snyk, No critical Snyk",
        "security-scan, No critical Snyk",
        "vulnerabilities, No critical Snyk",
        "sonarqube, No security warnings from SonarQube",
        "sonar-qube, No security warnings from SonarQube",
        "quality-gate, No security warnings from SonarQube",
        "build, TypeScript build",
        "approvals, Code review completed",
        "code-review, Code review completed"
    })
    void aNaturalNameFindsItsItem(String name, String item) {
        assertThat(EvidenceNames.about(name, ITEMS))
                .singleElement()
                .satisfies(found -> assertThat(found.text()).startsWith(item));
    }

    @ParameterizedTest
    @CsvSource({"tests, 3", "moon-phase, 0", "passed, 0", "org.example.CartTest, 0"})
    void aNameThatSaysTooLittleFindsSeveralOrNone(String name, int count) {
        assertThat(EvidenceNames.about(name, ITEMS)).hasSize(count);
    }

    @Test
    void theSignalAndTheWholeWordingAreCloserThanAPartOfTheWords() {
        List<EvidenceNames.Candidate> items = List.of(
                new EvidenceNames.Candidate("a", "Unit tests passing (>80% coverage)", "test_coverage"),
                new EvidenceNames.Candidate("b", "Coverage report is published", null),
                new EvidenceNames.Candidate("c", "Security scanning completed", null),
                new EvidenceNames.Candidate("d", "No critical vulnerabilities", null),
                new EvidenceNames.Candidate("e", "PR has 2+ approvals from senior engineers", "approvals"));

        assertThat(about("test_coverage", items)).containsExactly("a");
        assertThat(about("coverage", items)).containsExactly("a");
        assertThat(about("security-scan", items)).containsExactly("c");
        assertThat(about("trivy", items)).containsExactly("c", "d");
        assertThat(about("approvals", items)).containsExactly("e");
        assertThat(about("unit-tests", items.subList(1, 5))).isEmpty();
    }

    @Test
    void oneThingWrittenTwiceIsProvedTwice() {
        EvidenceNames.Candidate first = new EvidenceNames.Candidate("a", "All unit tests pass", null);
        EvidenceNames.Candidate again = new EvidenceNames.Candidate("b", "Unit tests passing", null);
        EvidenceNames.Candidate other = new EvidenceNames.Candidate("c", "Unit tests of the worker pass", null);

        assertThat(EvidenceNames.areOneThing(List.of(first, again))).isTrue();
        assertThat(EvidenceNames.areOneThing(List.of(first, other))).isFalse();
    }

    private static List<String> about(String name, List<EvidenceNames.Candidate> items) {
        return EvidenceNames.about(name, items).stream()
                .map(EvidenceNames.Candidate::id)
                .toList();
    }
}
