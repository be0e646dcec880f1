package dev.goaround.checklist.reading.outline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxedTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            emptyValue = "",
            value = {
                "[ ] Deploy          | OPEN   | Deploy",
                "[x] Deploy          | TICKED | Deploy",
                "[X] Deploy          | TICKED | Deploy",
                "[] Deploy           | OPEN   | Deploy",
                "[ ]Deploy           | OPEN   | Deploy",
                "- [ ] Deploy        | OPEN   | Deploy",
                "-[ ] Deploy         | OPEN   | Deploy",
                "* [ ] Deploy        | OPEN   | Deploy",
                "+ [x] Deploy        | TICKED | Deploy",
                "12. [ ] Deploy      | OPEN   | Deploy",
                "3) [ ] Deploy       | OPEN   | Deploy",
                "a. [ ] Deploy       | OPEN   | Deploy",
                "b) - [ ] Deploy     | OPEN   | Deploy",
                "☐ Deploy            | OPEN   | Deploy",
                "☑ Deploy            | TICKED | Deploy",
                "> > - [ ] Deploy    | OPEN   | Deploy",
                "🔲 Deploy            | OPEN   | Deploy",
                "□ Deploy            | OPEN   | Deploy",
                "✔️ Deploy            | NONE   | ✔️ Deploy",
                "[  ] Deploy         | OPEN   | Deploy",
                "[x ] Deploy         | TICKED | Deploy",
                "[ x] Deploy         | TICKED | Deploy",
                "[✓] Deploy          | TICKED | Deploy",
                "[-] Deploy          | UNCLEAR| Deploy",
                "[~] Deploy          | UNCLEAR| Deploy",
                "［ ］ Deploy          | OPEN   | Deploy",
                "［x］ Deploy          | TICKED | Deploy",
                "【　】Deploy           | OPEN   | Deploy",
                "[ ] ✅ Deploy        | OPEN   | Deploy",
                "[-](https://a.test) | NONE   | [-](https://a.test)",
                "Deploy [-]          | NONE   | Deploy [-]",
                "[abc] Deploy        | NONE   | [abc] Deploy",
                "Deploy [ ]          | OPEN   | Deploy",
                "Deploy [x]          | TICKED | Deploy",
                "[ ]                 | OPEN   | ~~",
                "- Deploy            | NONE   | - Deploy",
                "[x](https://a.test) | NONE   | [x](https://a.test)",
                "[x]: https://a.test | NONE   | [x]: https://a.test",
                "array[ ]            | NONE   | array[ ]",
                "if [ -f x ]         | NONE   | if [ -f x ]",
                "[y] Deploy          | NONE   | [y] Deploy",
            })
    void aBoxStandsBeforeOrAfterItsText(String line, Box box, String text) {
        assertThat(BoxedText.of(line)).isEqualTo(new BoxedText(box, text == null ? "" : text));
    }
}
