package dev.goaround.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.cli.backtest.adapter.CsvSeries;
import dev.goaround.contracts.watch.GapPolicy;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class BacktestPropertyTest {

    @Provide
    Arbitrary<List<String>> series() {
        return Arbitraries.of("", ".01", ".04", ".06", ".08", ".2", "NaN")
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<String> lasting() {
        return Arbitraries.of("", " for 1m", " for 150s", " for 5m", " 2 times in a row", " 4 times in a row");
    }

    @Property(tries = 300)
    void aStricterLimitNeverFiresLater(
            @ForAll("series") List<String> values,
            @ForAll("lasting") String lasting,
            @ForAll GapPolicy gap,
            @ForAll @IntRange(min = 0, max = 10) int strict,
            @ForAll @IntRange(min = 0, max = 10) int by)
            throws IOException {
        double strictly = firstBreach(run("error_rate > " + strict + "%" + lasting, gap, values));
        double loosely = firstBreach(run("error_rate > " + (strict + by) + "%" + lasting, gap, values));
        assertThat(strictly).isLessThanOrEqualTo(loosely);
    }

    @Property(tries = 300)
    void theVerdictsOnABeginningAreTheBeginningOfTheVerdicts(
            @ForAll("series") List<String> values,
            @ForAll("lasting") String lasting,
            @ForAll GapPolicy gap,
            @ForAll @IntRange(min = 1, max = 40) int length)
            throws IOException {
        String trigger = "error_rate > 5%" + lasting;
        int rows = Math.min(length, values.size());
        List<String> begun = run(trigger, gap, values.subList(0, rows));
        List<String> whole = run(trigger, gap, values);
        assertThat(begun)
                .isEqualTo(
                        whole.stream().filter(line -> seconds(line) < rows * 60).toList());
    }

    @Property(tries = 100)
    void theSameSeriesGetsTheSameVerdicts(
            @ForAll("series") List<String> values, @ForAll("lasting") String lasting, @ForAll GapPolicy gap)
            throws IOException {
        String trigger = "error_rate > 5%" + lasting;
        assertThat(run(trigger, gap, values)).isEqualTo(run(trigger, gap, values));
    }

    private static double firstBreach(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains(" breach "))
                .mapToDouble(BacktestPropertyTest::seconds)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double seconds(String line) {
        return Double.parseDouble(line.substring(0, line.indexOf(' ')));
    }

    private static List<String> run(String trigger, GapPolicy gap, List<String> values) throws IOException {
        StringBuilder csv = new StringBuilder("seconds,signal,value\n");
        IntStream.range(0, values.size())
                .forEach(i -> csv.append(i * 60)
                        .append(",error_rate,")
                        .append(values.get(i))
                        .append('\n'));
        List<String> lines = new ArrayList<>();
        assertThat(new Backtest((TriggerText.Understood) TriggerText.read(trigger), gap, lines::add)
                        .run(new CsvSeries(new StringReader(csv.toString()))))
                .isEmpty();
        return lines;
    }
}
