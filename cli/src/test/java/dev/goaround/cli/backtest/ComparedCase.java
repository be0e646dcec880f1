package dev.goaround.cli.backtest;

import dev.goaround.cli.backtest.adapter.CsvSeries;
import dev.goaround.contracts.watch.GapPolicy;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A line of the table in docs/backtest.md: what a user is told there is what the tests play. */
record ComparedCase(
        String trigger,
        GapPolicy gap,
        List<String> rows,
        String expression,
        String heldFor,
        List<Integer> breach,
        List<Integer> fires,
        String why) {

    private static final Path PAGE = Path.of("..", "docs", "backtest.md");

    static List<ComparedCase> all() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(ComparedCase::of)
                .toList();
    }

    private static ComparedCase of(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        String[] rule = cells.get(4).split("` for ", -1);
        return new ComparedCase(
                code(cells.get(1)),
                GapPolicy.valueOf(cells.get(2).toUpperCase(Locale.ROOT)),
                List.of(code(cells.get(3)).split(" ", -1)),
                code(rule[0]),
                rule[1],
                minutes(cells.get(5)),
                minutes(cells.get(6)),
                cells.get(7));
    }

    /** Minutes at which the trigger is in breach, by the lines of the back-test. */
    List<Integer> judged() throws IOException {
        List<String> lines = new ArrayList<>();
        TriggerText.Understood text = (TriggerText.Understood) TriggerText.read(trigger);
        new Backtest(text, gap, lines::add).run(new CsvSeries(new StringReader(csv(text.written()))));
        List<Integer> inBreach = new ArrayList<>();
        boolean breaching = false;
        for (int minute = 0; minute < rows.size(); minute++) {
            String at = minute * 60 + ".0 ";
            for (String line : lines) {
                breaching = line.startsWith(at) ? line.startsWith(at + "breach") : breaching;
            }
            if (breaching) {
                inBreach.add(minute);
            }
        }
        return inBreach;
    }

    String signal() {
        return ((TriggerText.Understood) TriggerText.read(trigger)).written();
    }

    private String csv(String signal) {
        StringBuilder csv = new StringBuilder("seconds,signal,value\n");
        for (int minute = 0; minute < rows.size(); minute++) {
            String row = rows.get(minute);
            boolean gapHere = row.equals("stale") || row.equals("_");
            csv.append(minute * 60)
                    .append(',')
                    .append(signal)
                    .append(',')
                    .append(gapHere ? "" : row)
                    .append('\n');
        }
        return csv.toString();
    }

    private static String code(String cell) {
        return cell.replace("`", "");
    }

    private static List<Integer> minutes(String cell) {
        return cell.equals("never")
                ? List.of()
                : Arrays.stream(cell.split(" ", -1)).map(Integer::valueOf).toList();
    }
}
