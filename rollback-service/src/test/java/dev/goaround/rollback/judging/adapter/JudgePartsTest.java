package dev.goaround.rollback.judging.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.rollback.archive.adapter.JudgingProtocol;
import dev.goaround.rollback.judging.Decision;
import dev.goaround.rollback.judging.DeploymentJudge;
import dev.goaround.rollback.judging.JudgingReport;
import dev.goaround.rollback.judging.Output;
import dev.goaround.rollback.judging.WatchedDeployment;
import dev.goaround.verdicts.WatchState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;

/** The parts of the judge of a partition by themselves, without Kafka Streams: a store in memory, an outlet that keeps what went out. */
class JudgePartsTest {

    private static final int PARTITION = 3;

    private final ModelledLog.Moving clock = new ModelledLog.Moving();
    private final StreamReport report = ModelledLog.silent(StreamReport.class);
    private final DeploymentJudge judge = new DeploymentJudge(clock, ModelledLog.silent(JudgingReport.class));
    private final StateSnapshots snapshots = new StateSnapshots(new MapStore());
    private final PartitionDeployments deployments = new PartitionDeployments(report, clock);
    private final Outlet outlet = new Outlet();
    private final JudgeOutputs outputs = new JudgeOutputs(outlet, report, clock);
    private final DeploymentParking parking = new DeploymentParking(deployments, outputs, clock);
    private final Samples samples = new Samples();

    private record Out(String sink, Record<byte[], byte[]> record) {}

    private static final class Outlet implements JudgeOutlet {
        private final List<Out> outs = new ArrayList<>();
        private int commits;

        @Override
        public void forward(Record<byte[], byte[]> record, String sink) {
            outs.add(new Out(sink, record));
        }

        @Override
        public void commit() {
            commits++;
        }

        @Override
        public Optional<RecordMetadata> inHand() {
            return Optional.empty();
        }

        private List<String> sinks() {
            return outs.stream().map(Out::sink).toList();
        }
    }

    /** The topic of samples, all of it taken; the offset is the place in the list. */
    private static final class Samples implements TakenSamples {
        private final List<DecodedRecord.EventRead> taken = new ArrayList<>();
        private final List<Long> readAgain = new ArrayList<>();

        @Override
        public long takenTo(int partition) {
            return partition == PARTITION ? taken.size() : 0;
        }

        @Override
        public void between(int partition, long from, long to, Taking taking) {
            for (long offset = from; offset < to; offset++) {
                readAgain.add(offset);
                DecodedRecord.EventRead read = taken.get((int) offset);
                taking.taken(offset, read.envelope().key(), () -> read);
            }
        }
    }

    @Test
    void recallJudgesAgainWhatTheSnapshotDoesNotTellAndSaysNothing() {
        WatchedDeployment planned = planned();
        WatchedDeployment judged = planned;
        for (int second = 1; second <= 4; second++) {
            DecodedRecord.EventRead sample = read(second < 4 ? Story.up(second) : Story.down(second));
            samples.taken.add(sample);
            judged = judge.on(judged, sample).state();
        }
        WatchedDeployment afterTwo = planned;
        for (DecodedRecord.EventRead sample : samples.taken.subList(0, 2)) {
            afterTwo = judge.on(afterTwo, sample).state();
        }
        store(Story.DEPLOYMENT, afterTwo, 2, null);

        recall();

        assertThat(samples.readAgain).containsExactly(2L, 3L);
        assertThat(deployments.known(Story.DEPLOYMENT).state()).isEqualTo(judged);
        assertThat(deployments.takenTo()).isEqualTo(4);
        assertThat(outlet.outs).isEmpty();
    }

    @Test
    void recallLeavesAParkedDeploymentAsItIs() {
        samples.taken.add(read(Story.up(1)));
        store(Story.DEPLOYMENT, planned(), 0, "odd sample");
        recall();
        assertThat(samples.readAgain).isEmpty();
        assertThat(deployments.known(Story.DEPLOYMENT).parked()).isEqualTo("odd sample");
    }

    @Test
    void aLookWritesOneTickASecondWhereTimeAloneWouldChangeAVerdict() {
        store(Story.DEPLOYMENT, judge.on(planned(), read(Story.up(1))).state(), 0, null);
        recall();
        TimeLook time = new TimeLook(judge, deployments, parking, outputs, report, clock);
        time.look();
        assertThat(outlet.sinks()).isEmpty();

        clock.move(Duration.ofMinutes(1));
        time.look();
        time.look();
        assertThat(outlet.sinks()).containsExactly(JudgingTopology.sinkTo(Topic.SAMPLES));
        assertThat(event(outlet.outs.get(0), Topic.SAMPLES)).isInstanceOf(TimePassed.class);

        clock.move(TimeLook.TICK);
        time.look();
        assertThat(outlet.outs).hasSize(2);
    }

    @Test
    void aLookStoresAnewWhatIsManySamplesBehind() {
        store(Story.DEPLOYMENT, planned(), 0, null);
        recall();
        TimeLook time = new TimeLook(judge, deployments, parking, outputs, report, clock);
        deployments.took(PartitionDeployments.JUDGED_AGAIN / 2 - 2);
        time.look();
        assertThat(snapshots.read(Story.DEPLOYMENT).samplesTo()).isZero();
        deployments.took(PartitionDeployments.JUDGED_AGAIN);
        time.look();
        assertThat(snapshots.read(Story.DEPLOYMENT).samplesTo()).isEqualTo(PartitionDeployments.JUDGED_AGAIN + 1);
    }

    @Test
    void parkingIsStoredAndSaysEachRuleAsUnknown() {
        store(Story.DEPLOYMENT, planned(), 0, null);
        recall();
        parking.park(
                Story.DEPLOYMENT, deployments.known(Story.DEPLOYMENT), new IllegalArgumentException("x".repeat(400)));
        parking.say(Story.DEPLOYMENT);
        assertThat(snapshots.read(Story.DEPLOYMENT).parked())
                .startsWith("java.lang.IllegalArgumentException: xxx")
                .hasSize(301);
        assertThat(outlet.sinks())
                .containsExactly(JudgingTopology.sinkTo(Topic.VERDICTS), JudgingTopology.sinkTo(Topic.VERDICTS));
    }

    @Test
    void whatIsParkedWhileNothingCanBeSaidIsSaidAtTheNextLookOnce() {
        store(Story.DEPLOYMENT, planned(), 0, null);
        recall();
        parking.parkSilently(
                Story.DEPLOYMENT, deployments.known(Story.DEPLOYMENT), new IllegalArgumentException("odd sample"));
        assertThat(snapshots.read(Story.DEPLOYMENT).parked()).isNull();
        assertThat(outlet.outs).isEmpty();
        parking.sayUnsaid();
        parking.sayUnsaid();
        assertThat(snapshots.read(Story.DEPLOYMENT).parked()).contains("odd sample");
        assertThat(outlet.outs).hasSize(2);
    }

    @Test
    void anOrderEndsTheTransactionAndARefusalIsADeadLetter() {
        Decision ordered = judge.on(planned(), read(Story.request(clock.instant())));
        outputs.put(ordered.outputs());
        assertThat(outlet.sinks()).containsExactly(JudgingTopology.sinkTo(Topic.ROLLBACKS));
        assertThat(outlet.commits).isEqualTo(1);

        Envelope late = read(Story.request(clock.instant())).envelope();
        outputs.put(new Output.Refused(late, "the watch has ended"));
        assertThat(outlet.sinks()).last().isEqualTo(JudgingTopology.deadLettersOf(Topic.REQUESTS.topicName()));
        assertThat(outlet.commits).isEqualTo(1);
        assertThat(outlet.sinks()).doesNotContain(JudgingProtocol.TOPIC);
    }

    private void recall() {
        new StateRecall(PARTITION, samples, deployments, parking, report, clock).from(snapshots);
    }

    private void store(String deployment, WatchedDeployment state, long samplesTo, String parked) {
        snapshots.write(deployment, new StateSnapshots.Snapshot(state, samplesTo, parked).bytes());
    }

    private static WatchedDeployment planned() {
        return new WatchedDeployment(WatchState.begin(Story.plan(1)).state(), null, false, List.of(), null);
    }

    private static DecodedRecord.EventRead read(Event event) {
        return new DecodedRecord.EventRead(
                Envelope.of(event, "id-" + event.hashCode(), "/test", Stream.ZERO, null, null), event);
    }

    private static Event event(Out out, Topic topic) {
        Record<byte[], byte[]> record = out.record();
        DecodedRecord read = KafkaEnvelopes.read(
                topic.topicName(), record.key(), record.value(), record.headers(), record.timestamp());
        assertThat(new String(record.key(), UTF_8)).isEqualTo(Story.DEPLOYMENT);
        return ((DecodedRecord.EventRead) read).event();
    }
}
