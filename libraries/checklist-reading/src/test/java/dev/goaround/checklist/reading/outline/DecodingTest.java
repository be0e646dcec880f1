package dev.goaround.checklist.reading.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodingTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @Test
    void aByteOrderMarkGoes() {
        assertThat(Decoding.decode("\uFEFF# Go".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("# Go");
        assertThat(Decoding.decode("\uFEFF# Go ≥".getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo("# Go ≥");
        assertThat(Decoding.decode("\uFEFF# Go ≥".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("# Go ≥");
    }

    @Test
    void lineEndsOfAllKindsAreLineEnds() {
        assertThat(Decoding.clean("a\r\nb\rc\nd\r\r\n")).isEqualTo("a\nb\nc\nd\n\n");
    }

    @Test
    void bytesThatAreNoUtf8AreTakenAsWindows1252() {
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.writeBytes("≥ 30 % ".getBytes(StandardCharsets.UTF_8));
        mixed.writeBytes("café – ok".getBytes(WINDOWS_1252));
        assertThat(Decoding.decode(mixed.toByteArray())).isEqualTo("≥ 30 % café – ok");
        assertThat(Decoding.decode(new byte[] {(byte) 0xE2, (byte) 0x89})).isEqualTo("â‰");
    }

    @Test
    void controlsAndHalvesOfCharactersDoNotReachTheReport() {
        assertThat(Decoding.clean("a\0b\u0007c\td")).isEqualTo("a b c\td");
        assertThat(Decoding.clean("a\uD83Db\uDE80c")).isEqualTo("a\uFFFDb\uFFFDc");
        assertThat(Decoding.clean("🚀")).isEqualTo("🚀");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "â‰¥ 80%                  | ≥ 80%",
                "0% â†’ 50%                | 0% → 50%",
                "âœ… Done                 | ✅ Done",
                "cafÃ©                    | café",
                "CAFÉ» is honest          | CAFÉ» is honest",
                "«NÃO» is honest          | «NÃO» is honest",
                "Ð”Ð° is a whole word     | Да is a whole word",
                "a single Ð” may be meant | a single Ð” may be meant",
                "a trailing â‰            | a trailing â‰",
                "naïve Übung façade       | naïve Übung façade",
            })
    void utf8ThatWasReadAsWindows1252IsRepaired(String damaged, String repaired) {
        assertThat(Decoding.clean(damaged)).isEqualTo(repaired);
    }

    @Test
    void damageUponDamageIsRepairedToo() {
        String once = new String("≥ 🚀 é".getBytes(StandardCharsets.UTF_8), WINDOWS_1252);
        String twice = new String(once.getBytes(StandardCharsets.UTF_8), WINDOWS_1252);
        assertThat(Decoding.clean(once)).isEqualTo("≥ 🚀 é");
        assertThat(Decoding.clean(twice)).isEqualTo("≥ 🚀 é");
    }
}
