package dev.goaround.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.cli.backtest.adapter.CsvSeries;
import dev.goaround.contracts.watch.GapPolicy;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestTest {

    private final List<String> lines = new ArrayList<>();

    @Test
    void aLineIsSaidForEachChangeOfVerdict() throws IOException {
        assertThat(run("error_rate > 5% for 5m", GapPolicy.HOLD, "0,e,.01 60,e,.08 120,e, 180,e,.09 360,e,.09 420,e,0"))
                .isEmpty();
        assertThat(lines)
                .containsExactly(
                        "0.0 healthy error_rate=0.01",
                        "120.0 unknown no value, pending since 60.0",
                        "180.0 healthy error_rate=0.09 pending since 60.0",
                        "360.0 breach error_rate=0.09",
                        "420.0 healthy error_rate=0");
    }

    @Test
    void pendingTimeThatIsDroppedIsNotTold() throws IOException {
        run("error_rate > 5% for 5m", GapPolicy.RESET, "0,e,.08 60,e,.08 120,e, 180,e,.09");
        assertThat(lines)
                .containsExactly(
                        "0.0 healthy error_rate=0.08 pending since 0.0",
                        "120.0 unknown no value",
                        "180.0 healthy error_rate=0.09 pending since 180.0");
    }

    @Test
    void aGapThatCountsAsBadCanBreach() throws IOException {
        run("error_rate > 5% for 2m", GapPolicy.BREACH, "0,e,.01 60,e, 120,e, 180,e, 240,e,.01");
        assertThat(lines)
                .containsExactly(
                        "0.0 healthy error_rate=0.01",
                        "60.0 unknown no value",
                        "180.0 breach error_rate=none, which counts as bad: no value",
                        "240.0 healthy error_rate=0.01");
    }

    @Test
    void someOfTheLastRowsAreEnoughWhereTheTriggerSaysSo() throws IOException {
        run("error_rate > 5% 3 of 5", GapPolicy.HOLD, "0,e,.08 60,e,0 120,e,.08 180,e,0 240,e,.08 300,e,0 360,e,0");
        assertThat(lines)
                .containsExactly(
                        "0.0 healthy error_rate=0.08 pending since 0.0",
                        "240.0 breach error_rate=0.08",
                        "300.0 healthy error_rate=0 pending since 120.0");
    }

    @Test
    void aRiseIsJudgedOverItsWindow() throws IOException {
        run("cost rises > 20% per day", GapPolicy.HOLD, "0,cost,100 43200,cost,109 86399,cost,125");
        assertThat(lines)
                .containsExactly(
                        "0.0 insufficient too little to judge", "43200.0 healthy cost=109", "86399.0 breach cost=125");
    }

    @ParameterizedTest
    @CsvSource({"health < 1, 2.0", "health < 1 times 1, 0.0", "health < 1 for 1s, 1.0", "Health check failing, 2.0"})
    void aBareLimitOnHealthIsThreeInARowAsForADeployment(String trigger, String breach) throws IOException {
        run(trigger, GapPolicy.HOLD, "0,health,0 1,health,0 2,health,0");
        assertThat(lines).last().isEqualTo(breach + " breach health=0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            error_rate > 5%             | 0,e,.05 1,e,.06              | 1.0 breach error_rate=0.06
            Error rate above 5%         | 0,e,0 1,e,.06                | 1.0 breach error_rate=0.06
            latency_p95 > 500ms         | 0,latency_p95,.5 1,latency_p95,.75 | 1.0 breach latency_p95=0.75
            p99 latency > 5s            | 0,latency_p99,1 1,latency_p99,6 | 1.0 breach latency_p99=6
            cost > $500/month           | 0,cost,500 86400,cost,512.5  | 86400.0 breach cost=512.5
            queue_depth >= 1000         | 0,queue_depth,1 .25,queue_depth,1000 | 0.25 breach queue_depth=1000
            availability < 99%          | 0,availability,1 1,availability,.98 | 1.0 breach probe_success=0.98
            availability < 99%          | 0,probe_success,1 1,probe_success,.98 | 1.0 breach probe_success=0.98
            error_rate > 5% over 1m     | 0,e,0 1,e,.06                | 1.0 breach error_rate=0.06
            error_rate > 5%             | -60,e,0 0,e,.06              | 0.0 breach error_rate=0.06
            error_rate > 5%             | 0,e,0 1772366400.5,e,.06     | 1772366400.5 breach error_rate=0.06
            tiny > 0                    | 0,tiny,0 1,tiny,1e-7         | 1.0 breach tiny=0.0000001
            error_rate > 5%             | 0,e,0 1,e,NaN                | 1.0 unknown error_rate is NaN
            error_rate > 5%             | 0,e,0 1,e,+Inf               | 1.0 unknown error_rate is Infinity
            error_rate > 5%             | 0,other,9 1,e,0 1,other,x 1,other,3 2,e,1 | 2.0 breach error_rate=1
            """)
    void theLastLineIs(String trigger, String rows, String last) throws IOException {
        assertThat(run(trigger, GapPolicy.HOLD, rows)).isEmpty();
        assertThat(lines).last().isEqualTo(last);
        assertThat(lines).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0,e,.08 60,e,8%        | line 3: "8%" is not a number; write the figure in its base unit (5 % is 0.05
            0,e,.08 soon,e,1       | line 3: "soon" is no time; write seconds, such as 120
            1e999999,e,1           | line 2: "1e999999" is no time
            0,e,.08 60,e           | line 3: has 2 columns; a row has three, seconds,signal,value
            0,e,.08 60,e,1,2       | line 3: has 4 columns
            0,e,.08 60,,1          | line 3: names no signal
            60,e,.08 60,e,.08      | line 3: the time 60 does not come after 60
            60,e,.08 0,o,1 30,e,.1 | line 4: the time 30 does not come after 60
            0,cpu,1 0,memory,1     | it has no row of error_rate; its signals are cpu, memory
            ''                     | it has no row of error_rate; there is nothing below the header
            """)
    void aSeriesThatIsNotUnderstoodIsRefusedByLine(String rows, String reason) throws IOException {
        assertThat(run("error_rate > 5%", GapPolicy.HOLD, rows).orElseThrow()).startsWith(reason);
    }

    @Test
    void theHeaderIsWanted() throws IOException {
        assertThat(play("error_rate > 5%", GapPolicy.HOLD, "0,error_rate,1\n"))
                .hasValue("line 1: the header is missing;" + " the first line is seconds,signal,value");
        assertThat(play("error_rate > 5%", GapPolicy.HOLD, "")).isPresent();
    }

    @Test
    void aFileOfASpreadsheetIsReadToo() throws IOException {
        assertThat(play(
                        "error_rate > 5%",
                        GapPolicy.HOLD, "\uFEFFSeconds, Signal, Value\r\n0, error_rate, .08\r\n\r\n"))
                .isEmpty();
        assertThat(lines).containsExactly("0.0 breach error_rate=0.08");
    }

    @Test
    void quotedColumnsAreReadAsTheyAreMeant() throws IOException {
        assertThat(play(
                        "error_rate > 5%",
                        GapPolicy.HOLD,
                        "\"seconds\",\"signal\",\"value\"\n\"0\", \"error_rate\" ,\".08\"\n1,\"a, b\",2\n"))
                .isEmpty();
        assertThat(lines).containsExactly("0.0 breach error_rate=0.08");
    }

    @Test
    void emptyLinesAndLinesWithinQuotesCountAsLines() throws IOException {
        String csv = "seconds,signal,value\r\n\r\n  \r\n0,\"a\r\nb\",1\r\n1,error_rate,8%\r\n";
        assertThat(play("error_rate > 5%", GapPolicy.HOLD, csv).orElseThrow())
                .startsWith("line 6: \"8%\" is not a number");
        assertThat(play("error_rate > 5%", GapPolicy.HOLD, "seconds,signal,value\n0,error_rate,1\n1,error_rate,x"))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("line 3: \"x\" is not a number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2,\"error_rate,.08\n3,error_rate,.09\n", "2,\"error_rate\"x,.08\n"})
    void aQuoteThatIsNotClosedIsRefusedAtTheLineWhereItsRowBegins(String rest) throws IOException {
        String before = "seconds,signal,value\n0,error_rate,.08\n1,error_rate,.08\n";
        assertThat(play("error_rate > 5%", GapPolicy.HOLD, before + rest))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("line 4: has a quote that is not closed at the end of its column; write"));
        assertThat(lines).as("what is before it is judged").containsExactly("0.0 breach error_rate=0.08");
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotTakeTheFileIntoMemory() throws IOException {
        AtomicLong read = new AtomicLong();
        Reader endless = new Reader() {
            private final Reader begin = new StringReader("seconds,signal,value\n0,\"");

            @Override
            public int read(char[] into, int offset, int length) throws IOException {
                int characters = begin.read(into, offset, length);
                if (characters < 0) {
                    Arrays.fill(into, offset, offset + length, 'x');
                    characters = length;
                }
                if (read.addAndGet(characters) > 1_000_000) {
                    throw new IOException("it reads on");
                }
                return characters;
            }

            @Override
            public void close() {}
        };
        assertThat(new Backtest(
                                (TriggerText.Understood) TriggerText.read("error_rate > 5%"),
                                GapPolicy.HOLD,
                                lines::add)
                        .run(new CsvSeries(endless)))
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("line 2: has more than 65536 characters"));
    }

    @Test
    void aLongSeriesOfShortRowsIsWithinTheBudget() throws IOException {
        String rows = IntStream.range(0, 20_000).mapToObj(i -> i + ",e,.01").collect(Collectors.joining(" "));
        assertThat(run("error_rate > 5%", GapPolicy.HOLD, rows)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            error_rate > 5% fro 5m                | "fro 5m" is not understood
            error rate rises by more than 5 %     | a series alone has no before
            the weather is bad                    | it states no limit; write SIGNAL OP VALUE
            error_rate > 5                        | write it as "5%"
            """)
    void aTriggerThatCannotBeJudgedIsRefused(String trigger, String reason) {
        TriggerText text = TriggerText.read(trigger);
        assertThat(text).isInstanceOf(TriggerText.Refused.class);
        assertThat(((TriggerText.Refused) text).reason()).contains(reason);
    }

    private Optional<String> run(String trigger, GapPolicy gap, String rows) throws IOException {
        String body = rows.replace(' ', '\n').replace(",e", ",error_rate");
        return play(trigger, gap, "seconds,signal,value\n" + body + "\n");
    }

    private Optional<String> play(String trigger, GapPolicy gap, String csv) throws IOException {
        return new Backtest((TriggerText.Understood) TriggerText.read(trigger), gap, lines::add)
                .run(new CsvSeries(new StringReader(csv)));
    }
}
