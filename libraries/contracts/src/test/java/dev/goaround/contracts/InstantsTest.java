package dev.goaround.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class InstantsTest {

    private static final String ALPHABET = "0123456789-+:.TZtz /";

    @Property
    void anInstantIsReadAsItWasWritten(
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano) {
        Instant instant = Instant.ofEpochSecond(second, nano);
        assertThat(Instants.parse(instant.toString())).isEqualTo(instant);
    }

    /** One character of it is another, or left out. */
    @Property(tries = 5_000)
    void whatIsNotQuiteOneIsReadAsTheGeneralReaderReadsIt(
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999) int milli,
            @ForAll @IntRange(max = 23) int at,
            @ForAll @IntRange(max = 20) int other) {
        StringBuilder text = new StringBuilder(
                Instant.ofEpochSecond(second, milli * 1_000_000L).toString());
        int index = Math.min(at, text.length() - 1);
        if (other == ALPHABET.length()) {
            text.deleteCharAt(index);
        } else {
            text.setCharAt(index, ALPHABET.charAt(other));
        }
        assertThat(read(text.toString())).as("%s", text).isEqualTo(general(text.toString()));
    }

    @Example
    void anOffsetIsReadToo() {
        assertThat(Instants.parse("2026-01-31T13:00:00.5+01:00")).isEqualTo(Instant.parse("2026-01-31T12:00:00.5Z"));
    }

    @Example
    void aDayThatTheMonthDoesNotHaveIsNone() {
        assertThat(read("2026-02-29T12:00:00Z")).isEmpty();
        assertThat(read("2028-02-29T12:00:00Z")).contains(Instant.parse("2028-02-29T12:00:00Z"));
    }

    private static Optional<Instant> read(String text) {
        try {
            return Optional.of(Instants.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> general(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
