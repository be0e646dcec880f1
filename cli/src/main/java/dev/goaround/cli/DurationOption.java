package dev.goaround.cli;

import dev.goaround.checklist.definition.DurationText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as in a checklist: 90s, 10m, 2h. */
final class DurationOption implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return DurationText.read(text)
                .orElseThrow(
                        () -> new TypeConversionException("“" + text + "” is no time; for example 90s, 10m or 2h"));
    }
}
