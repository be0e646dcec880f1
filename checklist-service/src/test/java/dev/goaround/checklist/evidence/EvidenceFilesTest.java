package dev.goaround.checklist.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceFilesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            surefire.xml          | true  | -      | org.example.shop.CartTest,tests | 4 tests, 1 skipped                                             | 2026-03-03T09:12:44Z
            surefire-failed.xml   | false | -      | org.example.shop.PriceTest,tests| 3 tests, 2 failed (rounds, parses)                             | -
            jest.xml              | false | -      | tests                           | 3 tests, 1 failed (login refuses)                              | 2026-03-03T09:20:03Z
            pytest.xml            | true  | -      | pytest tests,tests              | 3 tests, 1 skipped                                             | 2026-03-03T09:30:00.123456Z
            all-skipped.xml       | false | -      | e2e,tests                       | 1 test, 1 skipped: none ran                                    | -
            jacoco.xml            | true  | 0.85   | test_coverage,coverage          | 85.0 % of 1,200 lines covered                                  | 2026-03-03T09:00:00Z
            cobertura.xml         | true  | 0.825  | test_coverage,coverage          | 82.5 % of 400 lines covered                                    | 2026-03-03T09:00:00.123Z
            gcovr.xml             | true  | 0.79   | test_coverage,coverage          | 79.0 % of the lines covered                                    | 2026-03-03T09:00:00Z
            trivy.sarif           | true  | -      | Trivy,security-scan             | 0 critical, 1 high, 1 medium, 1 low, 1 suppressed (Trivy)      | -
            codeql.sarif          | true  | -      | CodeQL,security-scan            | 0 critical, 1 high, 0 medium, 1 low (CodeQL)                   | 2026-03-03T09:40:00Z
            clean.sarif           | true  | -      | Semgrep OSS,security-scan       | 0 critical, 0 high, 0 medium, 0 low (Semgrep OSS)              | -
            sonar-webhook.json    | true  | -      | sonarqube,quality-gate          | quality gate Sonar way OK                                      | 2026-03-03T09:46:28Z
            sonar-failed-task.json| false | -      | sonarqube,quality-gate          | the analysis ended as FAILED                                   | 2026-03-03T09:46:28Z
            sonar-status.json     | false | -      | sonarqube,quality-gate          | quality gate ERROR: new_coverage 82.5 against 85               | -
            """)
    void everyKnownFileIsReadAsItIs(String file, boolean passed, Double value, String names, String what, Instant at)
            throws IOException {
        try (InputStream bytes = getClass().getResourceAsStream("/evidence/" + file)) {
            FileResult result = ((FileReading.Read) EvidenceFiles.read(bytes)).result();

            assertThat(result.passed()).isEqualTo(passed);
            assertThat(result.value()).isEqualTo(value);
            assertThat(result.names()).isEqualTo(List.of(names.split(",")));
            assertThat(result.what()).isEqualTo(what);
            assertThat(result.at()).isEqualTo(at);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                                              | body is empty
            all good                                        | neither XML nor JSON
            PK\u0003\u0004zip                               | zip archive
            TN:\\nSF:/a.js                                  | LCOV
            mode: set                                       | go test
            [{"filePath":"/a.js","messages":[]}]            | JSON list
            {"auditReportVersion":2,"vulnerabilities":{}}   | [auditReportVersion, vulnerabilities]
            {"version":"2.0.0","runs":[]}                   | version 2.0.0
            {"version":"2.1.0","runs":[]}                   | nothing was scanned
            {"version":"2.1.0","runs":[{"results":3}]}      | begins like JSON and is none
            {"projectStatus":{}}                            | no status of a quality gate
            {"a":                                           | begins like JSON and is none: line 1
            {"a":1} {"b":2}                                 | something behind its object
            <html><body>Sign in</body></html>               | a web page
            <coverage clover="4.1"><project/></coverage>    | Clover
            <assemblies/>                                   | xUnit
            <report name="x"><counter type="CLASS"/></report> | no LINE counter
            <coverage line-rate="82"/>                      | no number from 0 to 1
            <testsuite><testcase></testsuite>               | line 1
            <testsuite>                                     | begins like XML and is none
            """)
    void whatIsNoneOfThemIsRefusedWithWhatItLooksLikeAndWhatIsTaken(String body, String reason) throws IOException {
        assertThat(refusal(body.replace("\\n", "\n"))).contains(reason).contains("Taken are JUnit XML");
    }

    @Test
    void theInterfacesOwnFormIsLeftToTheInterface() throws IOException {
        assertThat(read("{\"name\":\"lint\",\"passed\":true}")).isEqualTo(new FileReading.Plain());
        assertThat(read("\uFEFF {}")).isEqualTo(new FileReading.Plain());
    }

    @Test
    void entitiesAreNeitherReadFromOutsideNorExpanded() throws IOException {
        String outside =
                "<!DOCTYPE testsuite [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><testsuite><testcase name=\"a\">"
                        + "<failure>&x;</failure></testcase></testsuite>";
        StringBuilder laughs = new StringBuilder("<!DOCTYPE testsuite [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a")
                    .append(i)
                    .append(" \"&a")
                    .append(i - 1)
                    .append(";&a")
                    .append(i - 1)
                    .append(";\">");
        }
        laughs.append("]><testsuite name=\"&a29;\"/>");
        String parameter =
                "<!DOCTYPE testsuite [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x\"> %p;]><testsuite tests=\"1\"/>";

        assertThat(refusal(outside)).contains("begins like XML and is none");
        assertThat(refusal(laughs.toString())).contains("begins like XML and is none");
        assertThat(read(parameter)).isInstanceOfAny(FileReading.Read.class, FileReading.Refused.class);
    }

    @Test
    void endlessNestingIsRefused() throws IOException {
        assertThat(refusal("<testsuite>".repeat(100))).contains("deeper than 64");
        assertThat(refusal("{\"runs\":" + "[".repeat(500))).contains("begins like JSON and is none");
    }

    @Test
    void aFileInAnotherEncodingIsReadByItsDeclaration() throws IOException {
        String xml =
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?><testsuite><testcase name=\"ä\"><failure/></testcase></testsuite>";

        FileReading reading = EvidenceFiles.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_16)));

        assertThat(((FileReading.Read) reading).result().what()).isEqualTo("1 test, 1 failed (ä)");
    }

    @Test
    void suitesThatClaimMoreFailuresThanTheyListAreBelieved() throws IOException {
        assertThat(((FileReading.Read) read("<testsuites tests=\"9\" failures=\"2\"/>")).result())
                .satisfies(result -> assertThat(result.passed()).isFalse())
                .satisfies(result -> assertThat(result.what()).isEqualTo("9 tests, 2 failed"));
    }

    @ParameterizedTest
    @CsvSource({
        "No critical vulnerabilities, 1",
        "No high or critical CVEs, 3",
        "Security scan completed (no critical vulnerabilities), 1",
        "No security warnings from SonarQube, 7",
        "No known vulnerabilities, 15",
        "Security scan passed, 3",
        "Image scanned for vulnerabilities, 3"
    })
    void whatStandsAgainstAnItemIsInItsWords(String words, long against) {
        assertThat(new Severities(1, 2, 4, 8).against(words)).isEqualTo(against);
    }

    private static String refusal(String body) throws IOException {
        FileReading reading = read(body);
        assertThat(reading).isInstanceOf(FileReading.Refused.class);
        return ((FileReading.Refused) reading).reason();
    }

    private static FileReading read(String body) throws IOException {
        return EvidenceFiles.read(new ByteArrayInputStream(body.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <testsuite tests="10" failures="0"/>                                    | 10 tests: none is listed
            <testsuite tests="1" skipped="1"><testcase name="a"/></testsuite>       | 1 test, 1 skipped: none ran
            <testsuites/>                                                           | 0 tests: none ran
            <testsuite errors="1"><testcase name="a"><error/></testcase></testsuite> | 1 test, 1 failed (a)
            """)
    void aSuiteWithoutATestThatRanHasNotPassed(String body, String what) throws IOException {
        assertThat(((FileReading.Read) read(body)).result())
                .satisfies(result -> assertThat(result.passed()).isFalse())
                .satisfies(result -> assertThat(result.what()).isEqualTo(what));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}}}]}                 | nothing says that it scanned
            {"version":"2.1.0","runs":[null]}                                             | nothing was scanned
            <coverage line-rate="1" lines-valid="0" lines-covered="0"/>                   | measured no line
            <coverage line-rate="1" lines-valid="5" lines-covered="9"/>                   | more than there are
            <testsuite failures="many"><testcase name="a"/></testsuite>                   | instead of a number
            """)
    void whatMeasuredNothingIsRefused(String body, String reason) throws IOException {
        assertThat(refusal(body)).contains(reason);
    }

    @Test
    void theCommitThatATaskLookedAtIsRead() throws IOException {
        assertThat(((FileReading.Read)
                                read(
                                        "{\"version\":\"2.1.0\",\"runs\":[{\"results\":[null],\"versionControlProvenance\":[{\"revisionId\":\"4f1c2d9a\"}]}]}"))
                        .result()
                        .commit())
                .isEqualTo("4f1c2d9a");
    }
}
