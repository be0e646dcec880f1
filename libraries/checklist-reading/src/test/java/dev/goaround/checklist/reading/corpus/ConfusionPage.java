package dev.goaround.checklist.reading.corpus;

import java.util.List;
import java.util.stream.Collectors;

/** The page of the documentation that says how often the reader is right. */
final class ConfusionPage {

    private ConfusionPage() {}

    static String of(List<CorpusDocument> documents, List<Judged> judged) {
        return """
                # How often a checklist is read rightly

                %d documents in eleven languages (English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Chinese in both
                scripts, Japanese, Korean), in our own words, each with the truth about every box, criterion and phase, which was written
                before the reader saw the document: `libraries/checklist-reading/src/test/resources/corpus`. `CorpusTest` computes this page.

                %s
                *Right*: as the author means it; where several readings are as good, each of them is. *Noted as doubtful*: not as meant, or
                left to a person, and the report's `unread` says so on that line. *Wrong unnoticed*: neither. A trigger that is armed with a
                limit that nobody meant is wrong unnoticed even where a note stands beside it. No more than 1 %% may be wrong unnoticed, and
                nothing of triggers.

                The readers were mended against these documents, so the figures say that nothing known is left, and not what to expect of
                a document that nobody has seen. That was measured eight times, each time with fourteen or sixteen new documents whose truths were
                written before any reader saw them; after each measurement the readers were mended, and the documents came here:

                | documents | judgements | right | noted as doubtful | wrong unnoticed | of these, of triggers |
                |---|--:|--:|--:|--:|---|
                | 86 to 99 | 447 | 344 | 52 | 51 (11 %%) | 12 criteria passed over, 5 automatic that were to ask, 1 duration |
                | 114 to 127 | 571 | 521 | 28 | 22 (3.9 %%) | 4 criteria passed over, 2 durations lost |
                | 128 to 141 | 586 | 533 | 24 | 29 (4.9 %%) | 6 steps taken for findings, 1 criterion passed over, 2 taken that were none, 3 modes (2 automatic that were to ask) |
                | 142 to 155 | 520 | 473 | 29 | 18 (3.5 %%) | 1 criterion passed over, 1 taken for a finding, 1 automatic that was to ask |
                | 156 to 171 | 691 | 611 | 49 | 31 (4.5 %%) | 3 criteria taken for steps, 3 that ask and were to be automatic, 3 with the time of their stage |
                | 172 to 187 | 737 | 675 | 48 | 14 (1.9 %%) | 2 criteria passed over, 3 that ask and were to be automatic, 4 automatic that were to ask |
                | 188 to 203 | 848 | 760 | 76 | 12 (1.4 %%) | 2 criteria taken for steps, 2 passed over |
                | 204 to 219 | 759 | 675 | 63 | 21 (2.8 %%) | 2 criteria taken for steps, 3 that ask and were to be automatic, 1 automatic that is none |

                Since document 188 a trigger acts only where every word of its heading, of what introduces it and of its own line is known. None of the 32
                new documents had one that acts and was to ask; one row acted whose action was "nobody, HPA scales up".

                Where a truth had another name for what Goaround measures (availability is probe_success, throughput is request_rate), a truth was written in no valid form, or several
                truths of one line were held against its first reading only, the judgement was put right before it was counted.

                So of a hundred lines of a new document one to five are read otherwise than meant, and nothing says so. Look at the first five sentences of
                `./goaround read FILE`, and then at its lines; above all at what rolls back by itself.

                | class | what is compared |
                |---|---|
                | stage | per heading: the stage of the boxes below it |
                | kind | per box: how it gets its tick; per other line: sign-off, rollback step, window, freeze, contact, or nothing of these |
                | limit, duration | of measured items, soaks and steps: signal, side and value; the time; of phases: the offset and the planned time |
                | trigger or not | per line among criteria: a trigger with a limit, a finding, or neither |
                | trigger: limit, trigger: duration, mode | signal, side and value; how long or how often; automatic, or a person is asked |

                ## What is still wrong unnoticed
                %s""".formatted(documents.size(), new ConfusionTable(judged).markdown(), remaining(judged));
    }

    private static String remaining(List<Judged> judged) {
        String rows = judged.stream()
                .filter(one -> one.outcome() == Outcome.WRONG)
                .map(one -> "| " + one.document() + ":" + one.line() + " | " + cell(one.text()) + " | " + one.truth()
                        + " | " + cell(one.read()) + " |\n")
                .collect(Collectors.joining());
        return rows.isEmpty() ? "Nothing.\n" : "| where | line | meant | read |\n|---|---|---|---|\n" + rows;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
