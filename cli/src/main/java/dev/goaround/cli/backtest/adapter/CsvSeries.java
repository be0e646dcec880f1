package dev.goaround.cli.backtest.adapter;

import dev.goaround.cli.backtest.SeriesRecords;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A series in a CSV file (RFC 4180, and spaces around fields), read record by record: it may be longer than the memory. */
public final class CsvSeries implements SeriesRecords, Closeable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).get();

    private final RecordBudget budget;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    public CsvSeries(Reader text) throws IOException {
        BufferedReader marked = new BufferedReader(text);
        marked.mark(1);
        if (marked.read() != BYTE_ORDER_MARK) {
            marked.reset();
        }
        budget = new RecordBudget(marked);
        parser = CSVParser.builder().setReader(budget).setFormat(FORMAT).get();
        records = parser.iterator();
    }

    /** @param file in UTF-8 */
    public static CsvSeries of(Path file) throws IOException {
        return new CsvSeries(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Entry> next() throws IOException {
        long line = parser.getCurrentLineNumber() + 1;
        budget.begin();
        try {
            return records.hasNext()
                    ? Optional.of(new Columns(
                            line, records.next().stream().map(String::strip).toList()))
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof RecordBudget.Exceeded) {
                return Optional.of(new Unreadable(
                        line,
                        "has more than " + RecordBudget.CHARACTERS
                                + " characters; a row is seconds,signal,value, and a quote that is opened is closed"));
            }
            if (e.getCause() instanceof CSVException) {
                return Optional.of(new Unreadable(
                        line,
                        "has a quote that is not closed at the end of its column; write \"120\",\"error_rate\",\"0.08\","
                                + " a quote within quotes twice, or no quotes at all"));
            }
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
