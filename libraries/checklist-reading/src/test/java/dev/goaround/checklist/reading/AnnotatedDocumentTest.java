package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotatedDocumentTest {

    private static final String SOME = """
            # Release

            ## Staging ##
            - [ ] Error rate < 1% (if | needed)
              over two lines
            - [ ] Error rates acceptable
            1) [x] Deploy to 5% of traffic\\
               and go on
            * [ ] Watch for 10 minutes\t

            | | What |
            |-|-|
            | [ ] | Team notified |

            Setext
            ------
            ```
            [ ] Pause background jobs
            Resume background jobs (2 min) [ ]
            ```
            - Emergency deployments: get CTO approval

            ## Rollback if
            - Error rate > 5% or p95 > 2s
            - Data "lost" --> gone
            """;

    @ParameterizedTest
    @CsvSource({"staged,0", "canary,0", "timed-steps,0", "topics,0", "countdown,1"})
    void theAnnotatedDocumentReadsAsTheOriginal(String name, int leftOut) {
        byte[] original = Checklists.bytes(name);
        AnnotatedDocument annotated = annotated(original);
        assertThat(json(annotated.bytes())).isEqualTo(json(original));
        assertThat(annotated.leftOut()).hasSize(leftOut);
        assertThat(annotated(annotated.bytes()).bytes()).isEqualTo(annotated.bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void lineEndsMarksAndEncodingStay(String charset) {
        for (String end : List.of("\n", "\r\n", "\r")) {
            String mark = charset.startsWith("UTF") ? "\uFEFF" : "";
            String text = mark + SOME.replace("CTO", "Führung").replace("\n", end);
            byte[] original = text.getBytes(Charset.forName(charset));
            AnnotatedDocument annotated = annotated(original);
            assertThat(json(annotated.bytes())).isEqualTo(json(original));
            String read = new String(annotated.bytes(), Charset.forName(charset));
            assertThat(read).startsWith(mark + "# Release" + end);
            assertThat(read.lines().count()).isEqualTo(text.lines().count());
            assertThat(annotated.leftOut()).isEmpty();
        }
    }

    @Test
    void everyKindOfLineIsAnnotatedWhereACommentMayStand() {
        assertThat(new String(annotated(SOME.getBytes(StandardCharsets.UTF_8)).bytes(), StandardCharsets.UTF_8))
                .contains(
                        "## Staging <!-- goaround: phase deploy environment=staging --> ##\n",
                        "- [ ] Error rates acceptable <!-- goaround: measured limit-of=error_rate -->\n",
                        "traffic <!-- goaround: step traffic 5% -->\\\n",
                        "* [ ] Watch for 10 minutes <!-- goaround: soak 10m -->\t\n",
                        "| [ ] | Team notified  <!-- goaround: announced event=start -->|\n",
                        "[ ] Pause background jobs <!-- goaround: manual -->\n",
                        "[ ] <!-- goaround: manual planned=2m ends=pause-background-jobs-",
                        "approval <!-- goaround: path emergency approval=CTO -->\n",
                        "<!-- goaround: trigger error_rate > 5% --> <!-- goaround: trigger latency_p95 > 2s -->\n",
                        "gone <!-- goaround: finding data-lost-gone -->\n");
    }

    @Test
    void anAnnotationThatWouldChangeTheReadingIsLeftOut() {
        byte[] original = "- [ ] Run `a\n  b` twice\n- [ ] Look\n".getBytes(StandardCharsets.UTF_8);
        AnnotatedDocument annotated = annotated(original);
        assertThat(annotated.leftOut()).containsExactly(1);
        assertThat(new String(annotated.bytes(), StandardCharsets.UTF_8)).contains("Look <!-- goaround: manual -->");
    }

    @Test
    void whatTheAnnotationsSayHoldsWithoutTheWords() {
        byte[] original = Checklists.bytes("timed-steps");
        ReadingReport before = read(original);
        String annotated = new String(annotated(original).bytes(), StandardCharsets.UTF_8);
        ReadingReport without = read(
                annotated.replace("Error rate", "Foo").replace("P99", "Bar").getBytes(StandardCharsets.UTF_8));
        assertThat(without.items())
                .extracting(ItemReading::kind)
                .isEqualTo(before.items().stream().map(ItemReading::kind).toList());
        assertThat(without.items())
                .extracting(ItemReading::check)
                .isEqualTo(before.items().stream().map(ItemReading::check).toList());
        assertThat(without.triggers())
                .extracting(TriggerReading::limit)
                .isEqualTo(before.triggers().stream().map(TriggerReading::limit).toList());
    }

    private static AnnotatedDocument annotated(byte[] document) {
        return ((AnnotationResult.Annotated) new ChecklistReader().annotate(document)).document();
    }

    private static ReadingReport read(byte[] document) {
        return ((ChecklistReading.Read) new ChecklistReader().read(document)).report();
    }

    private static String json(byte[] document) {
        return AnnotatedDocument.comparable(read(document)).toPrettyString();
    }
}
