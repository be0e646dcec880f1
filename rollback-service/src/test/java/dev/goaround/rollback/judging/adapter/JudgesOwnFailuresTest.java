package dev.goaround.rollback.judging.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.rollback.judging.DeploymentJudge;
import dev.goaround.rollback.judging.JudgingReport;
import dev.goaround.rollback.judging.WatchedDeployment;
import dev.goaround.verdicts.WatchState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fails in the judge, its store or its broker is not the record's fault; what the judge itself cannot do stops one deployment only. */
class JudgesOwnFailuresTest {

    private static final String OTHER = "dep-2";

    private final ModelledLog.Moving clock = new ModelledLog.Moving();
    private final MapStore stored = new MapStore();
    private final List<Out> outputs = new ArrayList<>();
    private final Set<String> parked = new TreeSet<>();
    private final Set<String> shown = new TreeSet<>();
    private RuntimeException storeFails;
    private RuntimeException brokerFails;
    private RuntimeException judgeFails;
    private JudgingProcessor processor;
    private Punctuator look;
    private ProcessorRecordContext place;
    private long offset;

    private record Out(String sink, Record<byte[], byte[]> record) {}

    @BeforeEach
    void begin() {
        shown.clear();
        processor = new JudgingProcessor(
                new DeploymentJudge(clock, judgingReport()), streamReport(), clock, new NothingTaken());
        processor.init(context());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "request", "sample"})
    void aStoreThatFailsEndsTheTaskAndNothingIsPutAside(String record) {
        storeFails = new ProcessorStateException("rocks are gone");
        assertThatThrownBy(() -> send(record(record))).isSameAs(storeFails);
        assertThat(outputs).isEmpty();
        storeFails = null;

        begin();
        send(Story.plan(1));
        send(Story.request(clock.instant()));
        assertThat(orders()).hasSize(1);
    }

    @Test
    void aBrokerThatFencesTheJudgeEndsTheTask() {
        brokerFails = new ProducerFencedException("another one writes");
        assertThatThrownBy(() -> send(Story.plan(1))).isSameAs(brokerFails);
        assertThat(parked).isEmpty();
    }

    @Test
    void aStoreThatFailsWhileTimeIsLookedAtEndsTheTaskToo() {
        send(Story.request(clock.instant()));
        clock.move(Duration.ofMinutes(1));
        storeFails = new ProcessorStateException("rocks are gone");
        assertThatThrownBy(() -> look.punctuate(0)).isSameAs(storeFails);
    }

    @Test
    void aRecordThatTheJudgeCannotJudgeMakesItsDeploymentUnknownAndNoOther() {
        send(Story.plan(1));
        send(other(Story.plan(1)));
        outputs.clear();

        failOn(Story.down(1));
        assertThat(sinks()).contains("dead-letters-of-goaround.samples");
        assertThat(verdicts())
                .allSatisfy(verdict -> {
                    assertThat(verdict.verdict().kind()).isEqualTo(VerdictKind.UNKNOWN);
                    assertThat(verdict.verdict().reason())
                            .contains("the judge failed on a sample", "until it is planned anew", "odd sample");
                    assertThat(verdict.key()).isEqualTo(Story.DEPLOYMENT);
                })
                .extracting(VerdictChanged::rule)
                .containsExactly("down", "corrupt");
        assertThat(parked).containsExactly(Story.DEPLOYMENT);

        for (int second = 2; second <= 6; second++) {
            send(Story.down(second));
            send(otherSample(Story.down(second)));
        }
        assertThat(orders()).extracting(RollbackOrdered::key).containsExactly(OTHER);
    }

    @Test
    void aPlanThatTheJudgeCannotFollowMakesItsRulesUnknown() {
        failOn(Story.plan(1));
        assertThat(verdicts())
                .extracting(verdict -> verdict.verdict().kind())
                .containsExactly(VerdictKind.UNKNOWN, VerdictKind.UNKNOWN);
        send(Story.down(1));
        send(Story.down(2));
        send(Story.down(3));
        assertThat(orders()).isEmpty();
    }

    @Test
    void whoeverAsksForTheRollbackOfAParkedDeploymentGetsItWithItsSteps() {
        send(Story.plan(1));
        failOn(Story.down(1));
        send(Story.request(clock.instant()));
        assertThat(orders())
                .singleElement()
                .satisfies(order -> assertThat(order.steps()).hasSize(1));
    }

    @Test
    void itStaysParkedOverARestartUntilItIsPlannedAnew() {
        send(Story.plan(1));
        failOn(Story.down(1));
        begin();
        assertThat(parked).containsExactly(Story.DEPLOYMENT);
        for (int second = 2; second <= 5; second++) {
            send(Story.down(second));
        }
        look.punctuate(0);
        assertThat(orders()).isEmpty();

        outputs.clear();
        send(Story.plan(2));
        assertThat(parked).isEmpty();
        assertThat(verdicts())
                .extracting(verdict -> verdict.verdict().kind())
                .containsExactly(VerdictKind.INSUFFICIENT, VerdictKind.HEALTHY);
        for (int second = 6; second <= 8; second++) {
            send(Story.down(second));
        }
        assertThat(orders()).hasSize(1);
    }

    @Test
    void aStoredStateThatCannotBeReadStopsNoOther() {
        send(Story.plan(1));
        send(other(Story.plan(1)));
        stored.put(Story.DEPLOYMENT, "{".getBytes(UTF_8));
        begin();
        assertThat(parked).containsExactly(Story.DEPLOYMENT);
        for (int second = 1; second <= 3; second++) {
            send(Story.down(second));
            send(otherSample(Story.down(second)));
        }
        assertThat(orders()).extracting(RollbackOrdered::key).containsExactly(OTHER);
    }

    @Test
    void aParkedDeploymentIsShownNoMoreAndIsUnknownToWhoeverAsks() {
        send(Story.plan(1));
        assertThat(shown).containsExactly(Story.DEPLOYMENT);
        failOn(Story.down(1));
        assertThat(shown).isEmpty();
        assertThat(VerdictsResource.asStored(Story.DEPLOYMENT, stored.get(Story.DEPLOYMENT))
                        .verdicts())
                .hasSize(2)
                .allSatisfy(line -> {
                    assertThat(line.verdict().kind()).isEqualTo(VerdictKind.UNKNOWN);
                    assertThat(line.verdict().reason()).startsWith("parked: ").contains("odd sample");
                });

        send(Story.request(clock.instant()));
        assertThat(shown).isEmpty();
        begin();
        assertThat(shown).isEmpty();
        send(Story.plan(2));
        assertThat(shown).containsExactly(Story.DEPLOYMENT);
        assertThat(VerdictsResource.asStored(Story.DEPLOYMENT, stored.get(Story.DEPLOYMENT))
                        .verdicts())
                .extracting(line -> line.verdict().kind())
                .doesNotContain(VerdictKind.UNKNOWN);
    }

    @Test
    void whatIsParkedHereGoesWithThePartition() {
        stored.put(OTHER, "{".getBytes(UTF_8));
        send(Story.plan(1));
        begin();
        failOn(Story.down(1));
        assertThat(parked).containsExactly(Story.DEPLOYMENT, OTHER);
        processor.close();
        assertThat(parked).isEmpty();
    }

    @Test
    void anOrderWhoseStateIsTooLargeIsGivenAndOnlyOnce() {
        send(almostTooLarge());
        send(Story.down(1));
        send(Story.down(2));
        send(Story.down(3));
        assertThat(orders())
                .singleElement()
                .satisfies(order -> assertThat(order.steps()).hasSize(1));
        assertThat(parked).containsExactly(Story.DEPLOYMENT);
        assertThat(verdicts()).last().satisfies(verdict -> {
            assertThat(verdict.verdict().kind()).isEqualTo(VerdictKind.UNKNOWN);
            assertThat(verdict.verdict().reason()).contains("fewer probes");
        });
        begin();
        assertThat(parked).containsExactly(Story.DEPLOYMENT);
        send(Story.request(clock.instant()));
        assertThat(orders()).hasSize(1);
    }

    @Test
    void whoeverAsksForTheRollbackOfOneThatIsTooLargeGetsItWithItsSteps() {
        send(almostTooLarge());
        send(Story.down(1));
        send(Story.down(2));
        failOn(Story.request(clock.instant()));
        assertThat(orders()).isEmpty();
        send(Story.request(clock.instant()));
        assertThat(orders())
                .singleElement()
                .satisfies(order -> assertThat(order.steps()).hasSize(1));
    }

    /** Its state is stored when it comes, and no more when something is known. */
    private WatchPlanned almostTooLarge() {
        WatchPlanned plan = Story.overlong(Story.plan(1), 1, 1);
        WatchedDeployment begun = new WatchedDeployment(WatchState.begin(plan).state(), null, false, List.of(), null);
        int rest = StateBytes.write(new StateSnapshots.Snapshot(begun, 0L, null)).length;
        return Story.overlong(plan, 1, StateSnapshots.MOST_BYTES - rest);
    }

    private static Event record(String kind) {
        return switch (kind) {
            case "plan" -> Story.plan(1);
            case "request" -> Story.request(Stream.ZERO);
            default -> Story.down(1);
        };
    }

    private static Event other(WatchPlanned plan) {
        return new WatchPlanned(
                new DeploymentRef(OTHER, "shop", "production", "2.0.0", 7),
                plan.revision(),
                plan.purpose(),
                plan.armed(),
                null,
                plan.anchor(),
                plan.since(),
                plan.expiresAt(),
                plan.targets(),
                plan.probes(),
                plan.triggers(),
                plan.checks(),
                plan.soaks(),
                plan.rollback(),
                plan.targetVersion(),
                plan.verifyWithin());
    }

    private static Event otherSample(SampleTaken sample) {
        return new SampleTaken(
                OTHER,
                sample.source(),
                sample.kind(),
                sample.sequence(),
                sample.watchRevision(),
                sample.at(),
                sample.took(),
                sample.version(),
                sample.outcome(),
                sample.reason(),
                null,
                null,
                List.of());
    }

    private void failOn(Event event) {
        judgeFails = new IllegalArgumentException("odd sample");
        send(event);
        judgeFails = null;
    }

    private void send(Event event) {
        ProducerRecord<byte[], byte[]> record = KafkaEnvelopes.record(
                Envelope.of(event, UUID.randomUUID().toString(), "/test", clock.instant(), null, null));
        long time = clock.instant().toEpochMilli();
        place = new ProcessorRecordContext(time, offset++, 0, record.topic(), record.headers());
        try {
            processor.process(new Record<>(record.key(), record.value(), time, record.headers()));
        } finally {
            place = null;
        }
    }

    private List<String> sinks() {
        return outputs.stream().map(Out::sink).toList();
    }

    private List<RollbackOrdered> orders() {
        return said(Topic.ROLLBACKS, RollbackOrdered.class);
    }

    private List<VerdictChanged> verdicts() {
        return said(Topic.VERDICTS, VerdictChanged.class);
    }

    private <E extends Event> List<E> said(Topic topic, Class<E> type) {
        return outputs.stream()
                .filter(out -> out.sink().equals(JudgingTopology.sinkTo(topic)))
                .map(Out::record)
                .map(record ->
                        KafkaEnvelopes.read(topic.topicName(), record.key(), record.value(), record.headers(), 0))
                .map(read -> ((DecodedRecord.EventRead) read).event())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private KeyValueStore<String, byte[]> store() {
        return (KeyValueStore<String, byte[]>) Proxy.newProxyInstance(
                JudgesOwnFailuresTest.class.getClassLoader(),
                new Class<?>[] {KeyValueStore.class},
                (proxy, method, given) -> {
                    if (storeFails != null) {
                        throw storeFails;
                    }
                    try {
                        return method.invoke(stored, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private JudgingReport judgingReport() {
        return (JudgingReport) Proxy.newProxyInstance(
                JudgesOwnFailuresTest.class.getClassLoader(),
                new Class<?>[] {JudgingReport.class},
                (proxy, method, given) -> {
                    if (judgeFails != null) {
                        throw judgeFails;
                    }
                    return null;
                });
    }

    private StreamReport streamReport() {
        return (StreamReport) Proxy.newProxyInstance(
                JudgesOwnFailuresTest.class.getClassLoader(),
                new Class<?>[] {StreamReport.class},
                (proxy, method, given) -> {
                    if (method.getName().equals("stands")) {
                        shown.add(((WatchedDeployment) given[0])
                                .watch()
                                .plan()
                                .deployment()
                                .id());
                    } else if (method.getName().equals("gone")) {
                        shown.remove(given[0]);
                    } else if (method.getName().equals("parked")) {
                        if ((boolean) given[1]) {
                            parked.add((String) given[0]);
                        } else {
                            parked.remove(given[0]);
                        }
                    }
                    return null;
                });
    }

    @SuppressWarnings("unchecked")
    private ProcessorContext<byte[], byte[]> context() {
        return (ProcessorContext<byte[], byte[]>) Proxy.newProxyInstance(
                JudgesOwnFailuresTest.class.getClassLoader(),
                new Class<?>[] {ProcessorContext.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "taskId" -> new TaskId(0, 0);
                    case "getStateStore" -> store();
                    case "recordMetadata" -> Optional.ofNullable(place);
                    case "schedule" -> {
                        look = (Punctuator) given[2];
                        yield null;
                    }
                    case "forward" -> {
                        if (brokerFails != null) {
                            throw brokerFails;
                        }
                        outputs.add(new Out((String) given[1], (Record<byte[], byte[]>) given[0]));
                        yield null;
                    }
                    default -> null;
                });
    }

    private static final class NothingTaken implements TakenSamples {
        @Override
        public long takenTo(int partition) {
            return 0;
        }

        @Override
        public void between(int partition, long from, long to, Taking taking) {
            throw new AssertionError("nothing was taken");
        }
    }
}
