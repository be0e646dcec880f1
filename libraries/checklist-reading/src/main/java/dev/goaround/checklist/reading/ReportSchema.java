package dev.goaround.checklist.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schema (draft 2020-12) of the report: closed, so that a field it does not name is a mistake. */
public final class ReportSchema {

    private static final String RESOURCE = "report.schema.json";

    private ReportSchema() {}

    public static String text() {
        try (InputStream in = ReportSchema.class.getResourceAsStream(RESOURCE)) {
            return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("reading from the class path", broken);
        }
    }
}
