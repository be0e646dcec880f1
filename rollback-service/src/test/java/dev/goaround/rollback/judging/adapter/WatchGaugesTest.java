package dev.goaround.rollback.judging.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.watch.TriggerMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads of running watches. */
class WatchGaugesTest {

    private static final String WHERE =
            "{deployment=\"dep-1\",environment=\"production\",rule=\"down\",service=\"shop\"";
    private static final String TRIGGER = WHERE + ",subject=\"trigger\",";
    private static final String VALUE = "goaround_rule_value" + TRIGGER + "unit=\"count\",} ";
    private static final String LIMIT = "goaround_rule_limit" + TRIGGER + "unit=\"count\",} ";
    private static final String VERDICT = "goaround_rule_verdict" + TRIGGER + "} ";
    private static final String AGE = "goaround_breach_age_seconds" + WHERE + ",} ";

    @TempDir
    Path stateDirectory;

    private Stream stream;

    @BeforeEach
    void start() {
        stream = new Stream(stateDirectory);
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @Test
    void aPlanAloneShowsItsLimitsAndThatNothingIsKnownYet() {
        stream.send(Story.plan(1));
        assertThat(stream.scraped()).contains(VALUE + "NaN", LIMIT + "0.0", VERDICT + "-1.0", AGE + "0.0");
    }

    @Test
    void figuresFollowEverySampleAndNotOnlyChangesOfTheVerdict() {
        stream.send(Story.plan(1)).send(Story.up(1));
        assertThat(stream.scraped()).contains(VALUE + "1.0", VERDICT + "0.0", AGE + "0.0");
        stream.send(Story.down(2));
        assertThat(stream.scraped()).contains(VALUE + "0.0", VERDICT + "1.0", AGE + "0.0");
        stream.send(Story.down(3));
        assertThat(stream.scraped()).contains(VERDICT + "1.0", AGE + "1.0");
        stream.send(Story.down(4));
        assertThat(stream.scraped()).contains(VERDICT + "2.0", AGE + "2.0");
        stream.send(Story.down(5));
        assertThat(stream.scraped()).contains(VERDICT + "2.0", AGE + "3.0");
    }

    @Test
    void aFindingHasAVerdictAndNoFigure() {
        stream.send(Story.plan(1)).send(Story.finding("data-corruption", stream.now()));
        assertThat(lines("rule=\"corrupt\""))
                .singleElement()
                .asString()
                .startsWith("goaround_rule_verdict")
                .endsWith(" 2.0");
    }

    @Test
    void theSeriesGoWhenTheWatchEnds() {
        stream.send(Story.plan(1)).send(Story.down(1)).endWatch(Story.DEPLOYMENT);
        assertThat(lines(Story.DEPLOYMENT)).isEmpty();
    }

    @Test
    void theSeriesGoWithThePartition() {
        stream.send(Story.plan(1)).send(Story.down(1));
        assertThat(lines(Story.DEPLOYMENT)).isNotEmpty();
        assertThat(stream.scrapedAfterClosing()).doesNotContain(Story.DEPLOYMENT);
        stream = new Stream(stateDirectory.resolve("another"));
    }

    @Test
    void aRestartShowsWhatIsStoredBeforeTheNextSample() {
        stream.send(Story.plan(1)).send(Story.down(1)).send(Story.down(2)).restart();
        assertThat(stream.scraped()).contains(VALUE + "0.0", VERDICT + "1.0", AGE + "1.0");
    }

    @Test
    void aRevisedPlanTakesTheOldSeriesOver() {
        stream.send(Story.plan(1)).send(Story.down(1)).send(Story.plan(2, false, TriggerMode.SHADOW));
        long before = lines(Story.DEPLOYMENT).size();
        stream.send(Story.sample(2, SampleOutcome.FAILED, 2));
        assertThat(stream.scraped()).contains(VALUE + "0.0", AGE + "1.0");
        assertThat(lines(Story.DEPLOYMENT)).hasSize((int) before);
    }

    @Test
    void ordersBeginAtZeroAndChangesOfVerdictsSayWhyInOneWord() {
        stream.send(Story.plan(1));
        String order =
                "goaround_rollback_orders_total{cause=\"trigger\",environment=\"production\",service=\"shop\",} ";
        assertThat(stream.scraped()).contains(order + "0.0");
        stream.send(Story.down(1)).send(Story.down(2)).send(Story.down(3));
        assertThat(stream.scraped())
                .contains(
                        order + "1.0",
                        "goaround_verdict_changes_total{reason=\"threshold\",subject=\"trigger\",verdict=\"breach\",} 1.0",
                        "goaround_verdict_changes_total{reason=\"pending\",subject=\"trigger\",verdict=\"healthy\",} 1.0",
                        "goaround_verdict_changes_total{reason=\"no-data\",subject=\"trigger\",verdict=\"insufficient\",} 1.0");
    }

    @Test
    void theDetectionLagHasTheBucketsThatArePromised() {
        stream.send(Story.plan(1))
                .at("3s")
                .send(Story.down(1))
                .send(Story.down(2))
                .send(Story.down(3));
        assertThat(lines("goaround_detection_lag_seconds_bucket"))
                .extracting(line -> line.replaceAll(".*le=\"([^\"]*)\".*", "$1"))
                .containsExactly("0.1", "0.25", "0.5", "1.0", "2.5", "5.0", "10.0", "+Inf");
        assertThat(stream.scraped()).contains("goaround_detection_lag_seconds_count 1.0");
    }

    @Test
    void anOrderOfAPersonIsNoDetection() {
        stream.send(Story.plan(1)).send(Story.request(stream.now()));
        assertThat(stream.scraped()).contains("goaround_detection_lag_seconds_count 0.0");
    }

    @Test
    void everyMetricOfOursHasItsHelp() {
        stream.send(Story.plan(1)).send(Story.down(1));
        assertThat(lines("# HELP")).allMatch(line -> line.matches("# HELP \\w+ \\S.*"));
    }

    private List<String> lines(String with) {
        return stream.scraped().lines().filter(line -> line.contains(with)).toList();
    }
}
