package dev.goaround.rollback.judging.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.watch.TriggerMode;
import dev.goaround.messaging.Envelope;
import dev.goaround.rollback.judging.WatchedDeployment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateSnapshotsTest {

    private static final List<SampleOutcome> OUTCOMES = List.of(
            SampleOutcome.UP,
            SampleOutcome.FAILED,
            SampleOutcome.UNKNOWN,
            SampleOutcome.UNKNOWN,
            SampleOutcome.UNKNOWN);

    private static final int RECORDS = 120;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void afterAnyPrefixOfARandomLogARestartHasTheSameStateAndSaysTheSame(long seed) {
        Random restarts = new Random(seed);
        try (Stream straight = new Stream(folder.resolve("straight"));
                Stream restarted = new Stream(folder.resolve("restarted"))) {
            Random forStraight = new Random(seed);
            Random forRestarted = new Random(seed);
            for (int record = 1; record <= RECORDS; record++) {
                play(straight, record, forStraight);
                play(restarted, record, forRestarted);
                assertThat(said(restarted)).isEqualTo(said(straight));
                if (restarts.nextInt(20) == 0) {
                    restarted.restart();
                    assertThat(restarted.state(Story.DEPLOYMENT)).isEqualTo(straight.state(Story.DEPLOYMENT));
                }
            }
        }
    }

    @Test
    void aSampleThatChangesNothingElseIsNotStored() {
        try (Stream stream = new Stream(folder)) {
            stream.send(Story.plan(1));
            WatchedDeployment snapshot = stream.snapshot(Story.DEPLOYMENT);
            for (int sequence = 1; sequence <= 20; sequence++) {
                stream.send(Story.up(sequence));
            }
            assertThat(stream.snapshot(Story.DEPLOYMENT)).isEqualTo(snapshot);
            assertThat(stream.state(Story.DEPLOYMENT)).isNotEqualTo(snapshot);
        }
    }

    @Test
    void anOrderIsStoredWithTheSampleThatGaveIt() {
        try (Stream stream = new Stream(folder)) {
            stream.send(Story.plan(1)).send(Story.down(1)).send(Story.down(2)).send(Story.down(3));
            assertThat(stream.snapshot(Story.DEPLOYMENT).order()).isNotNull();
            assertThat(stream.snapshot(Story.DEPLOYMENT)).isEqualTo(stream.state(Story.DEPLOYMENT));
        }
    }

    @Test
    void asManyRecordsAsAJudgeMayJudgeAgainMakeASnapshotOfWhateverIsOlder() {
        ModelledLog.Moving clock = new ModelledLog.Moving();
        ModelledLog log = new ModelledLog(clock);
        log.write(Story.plan(1), "plan");
        log.process(Topic.WATCHES.topicName());
        log.write(Story.up(1), "first");
        log.process(Topic.SAMPLES.topicName());
        log.commit();
        assertThat(log.judgedAgain()).isEqualTo(1);
        log.othersSamples(PartitionDeployments.JUDGED_AGAIN);
        log.write(Story.up(2), "second");
        log.process(Topic.SAMPLES.topicName());
        log.commit();
        assertThat(log.judgedAgain()).isEqualTo(2);
        log.write(Story.up(3), "third");
        log.process(Topic.SAMPLES.topicName());
        log.look();
        log.commit();
        assertThat(log.judgedAgain()).isZero();
    }

    @Test
    void nothingButTheMarkerIsLeftOfAWatchThatEnded() {
        try (Stream stream = new Stream(folder)) {
            stream.send(Story.plan(1));
            for (int sequence = 1; sequence <= 100; sequence++) {
                stream.send(Story.up(sequence));
            }
            stream.endWatch(Story.DEPLOYMENT);
            assertThat(stream.storedEntries()).isEqualTo(1);
            assertThat(stream.storedBytes()).isLessThan(100);
        }
    }

    @Test
    void aDeploymentThatTheFirstReleaseStoredGoesOn() throws IOException {
        try (Stream stream = new Stream(folder);
                InputStream old = StateSnapshotsTest.class.getResourceAsStream("/releases/0.1.0/judging-state.json")) {
            stream.store(Story.DEPLOYMENT, old.readAllBytes());
            stream.restart().send(Story.down(3));
            RollbackOrdered order = stream.events(EventType.ROLLBACK_ORDERED, RollbackOrdered.class)
                    .get(0);
            assertThat(order.verdict().reason()).contains("3 times in a row");
            WatchedDeployment state = stream.state(Story.DEPLOYMENT);
            stream.restart();
            assertThat(stream.state(Story.DEPLOYMENT)).isEqualTo(state);
        }
    }

    @Test
    void whatWasJudgedSinceTheFirstReleaseIsNotForgotten() throws IOException {
        try (Stream stream = new Stream(folder);
                InputStream old = StateSnapshotsTest.class.getResourceAsStream("/releases/0.1.0/judging-state.json")) {
            stream.store(Story.DEPLOYMENT, old.readAllBytes());
            stream.restart().send(Story.up(3));
            WatchedDeployment state = stream.state(Story.DEPLOYMENT);
            stream.restart();
            assertThat(stream.state(Story.DEPLOYMENT)).isEqualTo(state);
        }
    }

    private static void play(Stream stream, int record, Random chance) {
        int what = chance.nextInt(100);
        if (record == 1 || what == 0) {
            stream.send(Story.plan(record, false, TriggerMode.ASK));
        } else if (what == 1) {
            stream.send(Story.finding("data-corruption", stream.now()));
        } else if (what == 2) {
            stream.send(Story.request(stream.now()));
        } else if (what < 10) {
            stream.send(Story.sample(record - 1, SampleOutcome.UP, 1));
        } else {
            stream.send(Story.sample(record, OUTCOMES.get(chance.nextInt(OUTCOMES.size())), 1));
        }
    }

    private static List<String> said(Stream stream) {
        return stream.read(Topic.VERDICTS).stream()
                .map(Envelope::data)
                .map(data -> new String(data, UTF_8))
                .toList();
    }
}
