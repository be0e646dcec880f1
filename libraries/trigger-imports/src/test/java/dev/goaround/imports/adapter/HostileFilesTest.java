package dev.goaround.imports.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.imports.ParsedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileFilesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: &x [1] %b: *x | line 2, column 4: aliases (*x) are not read",
                "a: 1 %a: 2 | line 2, column 1: the field a is there twice",
                "? [a] %: 1 | a field's name is a plain word",
                "a: [1 | it is no YAML",
                "a: 'open | it is no YAML",
                "a:%\t- tab | line 2, column 1: it is no YAML",
                "--- %... | it is empty",
                "a: '\u0001' | it is no YAML"
            })
    void whatIsNoDocumentIsRefusedInALineWithItsPlace(String text, String reason) {
        assertThat(YamlDocument.read(text.replace('%', '\n')))
                .isInstanceOfSatisfying(
                        ParsedDocument.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason).hasLineCount(1));
    }

    @Test
    void whatGrowsIsRefused() {
        assertRefused("[".repeat(10_000), "it is no YAML");
        assertRefused("- a\n".repeat(250_000), "more than 200000 values");
        assertRefused("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "aliases");
    }

    @Property(tries = 200)
    void nothingIsThrownWhateverIsWritten(@ForAll String text) {
        assertThat(YamlDocument.read(text)).isNotNull();
    }

    @Test
    void filesThatAreNoTextAreRefused() throws IOException {
        assertFile(folder, "no file that can be read");
        assertFile(folder.resolve("nothing"), "not there");
        assertFile(Files.write(folder.resolve("empty"), new byte[0]), "it is empty");
        assertFile(Files.writeString(folder.resolve("blank"), " \n\t\n"), "it is empty");
        assertFile(Files.write(folder.resolve("latin1"), new byte[] {'a', ':', ' ', (byte) 0xe9}), "no text in UTF-8");
        assertFile(Files.write(folder.resolve("large"), new byte[SourceFile.MOST_BYTES + 1]), "more than 2048 KiB");
        assertThat(SourceFile.read(Files.writeString(folder.resolve("marked"), "\uFEFFa: 1")))
                .isEqualTo(new SourceFile.Text("a: 1"));
    }

    private static void assertFile(Path path, String reason) throws IOException {
        assertThat(SourceFile.read(path))
                .isInstanceOfSatisfying(
                        SourceFile.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    private static void assertRefused(String text, String reason) {
        assertThat(YamlDocument.read(text))
                .isInstanceOfSatisfying(
                        ParsedDocument.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }
}
