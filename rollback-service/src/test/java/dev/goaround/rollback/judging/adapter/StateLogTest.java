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

class StateLogTest {

    private static final List<SampleOutcome> OUTCOMES = List.of(
            SampleOutcome.UP,
            SampleOutcome.FAILED,
            SampleOutcome.UNKNOWN,
            SampleOutcome.UNKNOWN,
            SampleOutcome.UNKNOWN);

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
            for (int record = 1; record <= 2 * StateLog.SLOTS; record++) {
                play(straight, record, forStraight);
                play(restarted, record, forRestarted);
                assertThat(said(restarted)).isEqualTo(said(straight));
                if (restarts.nextInt(40) == 0) {
                    restarted.restart();
                    assertThat(restarted.stored(Story.DEPLOYMENT)).isEqualTo(straight.stored(Story.DEPLOYMENT));
                }
            }
        }
    }

    @Test
    void aSampleCostsOneSmallEntry() {
        try (Stream stream = new Stream(folder)) {
            stream.send(Story.plan(1));
            int snapshot = stream.storedBytes();
            for (int sequence = 1; sequence <= 20; sequence++) {
                stream.send(Story.up(sequence));
            }
            assertThat((stream.storedBytes() - snapshot) / 20.0).isLessThan(350);
        }
    }

    @Test
    void nothingButTheMarkerIsLeftOfAWatchThatEnded() {
        try (Stream stream = new Stream(folder)) {
            stream.send(Story.plan(1));
            for (int sequence = 1; sequence <= 2 * StateLog.SLOTS; sequence++) {
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
                InputStream old = StateLogTest.class.getResourceAsStream("/releases/0.1.0/judging-state.json")) {
            stream.store(Story.DEPLOYMENT, old.readAllBytes());
            stream.restart().send(Story.down(3));
            RollbackOrdered order = stream.events(EventType.ROLLBACK_ORDERED, RollbackOrdered.class)
                    .get(0);
            assertThat(order.verdict().reason()).contains("3 times in a row");
            WatchedDeployment state = stream.stored(Story.DEPLOYMENT);
            stream.restart();
            assertThat(stream.stored(Story.DEPLOYMENT)).isEqualTo(state);
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
