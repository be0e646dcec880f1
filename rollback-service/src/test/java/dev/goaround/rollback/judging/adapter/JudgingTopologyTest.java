package dev.goaround.rollback.judging.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackOrdered.Cause;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.verdict.VersionSeen;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.contracts.watch.TriggerMode;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgingTopologyTest {

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
    void everyRuleGetsItsFirstVerdictWithThePlan() {
        stream.send(Story.plan(1));
        assertThat(verdicts())
                .extracting(VerdictChanged::rule, verdict -> verdict.verdict().kind())
                .containsExactly(tuple("down", VerdictKind.INSUFFICIENT), tuple("corrupt", VerdictKind.HEALTHY));
    }

    @Test
    void aBreachOrdersTheRollbackOnceWithAllThatTheExecutorNeeds() {
        stream.send(Story.plan(1));
        fail(1, 3);
        RollbackOrdered order = onlyOrder();
        assertThat(order.cause()).isEqualTo(Cause.TRIGGER);
        assertThat(order.rule()).isEqualTo("down");
        assertThat(order.verdict().reason()).contains("health check failing", "3 times in a row");
        assertThat(order.targetVersion()).isEqualTo("1.0.0");
        assertThat(order.steps()).hasSize(1);
        assertThat(order.sampleAt()).isEqualTo(Stream.ZERO.plusSeconds(3));
        fail(4, 9);
        assertThat(orders()).isEmpty();
        assertThat(stream.counted("goaround_rollback_orders_repeated", "cause", "trigger"))
                .isEqualTo(6);
    }

    @Test
    void oneOrderWhoeverAsks() {
        stream.send(Story.plan(1)).send(Story.request(stream.now()));
        assertThat(onlyOrder().cause()).isEqualTo(Cause.PERSON);
        fail(1, 3);
        stream.send(Story.finding("data-corruption", stream.now()))
                .send(Story.answer("down", true, stream.now()))
                .send(Story.request(stream.now()));
        assertThat(orders()).isEmpty();
    }

    @Test
    void theOrderCarriesItsCauseAndTheTraceOfTheSample() {
        stream.send(Story.plan(1)).send(Story.down(1)).send(Story.down(2)).send(Story.down(3), "the-third-sample");
        Envelope order = stream.read(Topic.ROLLBACKS).get(0);
        assertThat(order.id()).isEqualTo("order-dep-1");
        assertThat(order.causation()).isEqualTo("the-third-sample");
        assertThat(order.traceparent()).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
        assertThat(order.revision()).isEqualTo(7);
        List<Envelope> verdicts = stream.read(Topic.VERDICTS);
        assertThat(verdicts.get(verdicts.size() - 1).causation()).isEqualTo("the-third-sample");
        assertThat(verdicts).extracting(Envelope::id).doesNotHaveDuplicates();
    }

    @Test
    void anUnarmedPlanOrdersNothingUntilItIsArmed() {
        stream.send(Story.plan(1, false, TriggerMode.AUTOMATIC));
        fail(1, 3);
        assertThat(kindsOf("down")).endsWith(VerdictKind.BREACH);
        assertThat(orders()).isEmpty();
        stream.send(Story.plan(2, true, TriggerMode.AUTOMATIC));
        assertThat(onlyOrder().rule()).isEqualTo("down");
    }

    @Test
    void askAndShadowOnlySayTheirVerdict() {
        for (TriggerMode mode : List.of(TriggerMode.ASK, TriggerMode.SHADOW)) {
            stream.send(Story.plan(mode == TriggerMode.ASK ? 1 : 2, true, mode));
            fail(mode == TriggerMode.ASK ? 1 : 4, mode == TriggerMode.ASK ? 3 : 6);
            stream.send(Story.finding("data-corruption", stream.now()));
            assertThat(kindsOf("corrupt")).endsWith(VerdictKind.BREACH);
            assertThat(orders()).isEmpty();
        }
    }

    @Test
    void anAnswerGivesOrWithholdsTheOrder() {
        stream.send(Story.plan(1, true, TriggerMode.ASK));
        fail(1, 3);
        stream.send(Story.answer("down", false, stream.now()));
        assertThat(orders()).isEmpty();
        stream.send(Story.answer("down", true, stream.now()));
        RollbackOrdered order = onlyOrder();
        assertThat(order.cause()).isEqualTo(Cause.PERSON);
        assertThat(order.by()).isEqualTo("ana");
        assertThat(order.verdict().kind()).isEqualTo(VerdictKind.BREACH);
    }

    @Test
    void aFindingThatATriggerNamesOrdersAtOnce() {
        stream.send(Story.plan(1)).send(Story.finding("data-corruption", stream.now()));
        assertThat(onlyOrder().cause()).isEqualTo(Cause.FINDING);
    }

    @Test
    void aFindingThatNoTriggerNamesAsks() {
        stream.send(Story.plan(1)).send(Story.finding("odd-logs", stream.now()));
        assertThat(orders()).isEmpty();
        assertThat(verdicts())
                .filteredOn(verdict -> verdict.rule().equals("finding:odd-logs"))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.verdict().reason()).contains("a person has to decide"));
        stream.send(Story.answer("finding:odd-logs", true, stream.now()));
        assertThat(onlyOrder().rule()).isEqualTo("finding:odd-logs");
    }

    @Test
    void samplesAheadOfTheirPlanWaitForIt() {
        stream.send(Story.down(1)).send(Story.down(2)).send(Story.down(3));
        assertThat(stream.held()).isEqualTo(3);
        assertThat(orders()).isEmpty();
        stream.send(Story.plan(1));
        assertThat(onlyOrder().rule()).isEqualTo("down");
        assertThat(stream.held()).isZero();
    }

    @Test
    void samplesOfALaterRevisionWaitForThatOne() {
        stream.send(Story.plan(1)).send(Story.sample(1, SampleOutcome.FAILED, 2));
        verdicts();
        stream.send(Story.plan(2));
        assertThat(verdicts())
                .filteredOn(verdict -> verdict.rule().equals("down"))
                .extracting(verdict -> verdict.verdict().pendingSince())
                .containsExactly(Stream.ZERO.plusSeconds(1));
    }

    @Test
    void heldSamplesAreBoundedAndTheOldestGoes() {
        for (int sequence = 1; sequence <= 110; sequence++) {
            stream.send(Story.up(sequence));
        }
        assertThat(stream.held()).isEqualTo(100);
        assertThat(stream.state(Story.DEPLOYMENT).held()).hasSize(100);
        assertThat(stream.counted("goaround_samples_dropped", "reason", "too-many-held"))
                .isEqualTo(10);
    }

    @Test
    void aRequestAheadOfItsPlanWaitsForIt() {
        stream.send(Story.request(stream.now()));
        assertThat(orders()).isEmpty();
        stream.at("5s").send(Story.plan(1));
        assertThat(onlyOrder().targetVersion()).isEqualTo("1.0.0");
    }

    @Test
    void aRequestWhosePlanNeverComesIsOrderedWithoutStepsSoThatAPersonIsPaged() {
        stream.send(Story.request(stream.now())).send(Story.up(1)).at("29s");
        assertThat(orders()).isEmpty();
        stream.at("31s");
        RollbackOrdered order = onlyOrder();
        assertThat(order.steps()).isEmpty();
        assertThat(order.targetVersion()).isNull();
        assertThat(stream.held()).isZero();
        assertThat(stream.counted("goaround_samples_dropped", "reason", "no-plan"))
                .isEqualTo(1);
    }

    @Test
    void aFindingWithoutAPlanEndsInTheDeadLetters() {
        stream.send(Story.finding("data-corruption", stream.now())).at("31s");
        assertThat(stream.deadLetters(Topic.REQUESTS))
                .singleElement()
                .satisfies(letter -> assertThat(Stream.reason(letter)).contains("no watch plan of deployment dep-1"));
    }

    @Test
    void silenceIsWrittenIntoTheLogOnceAndMakesTheVerdictUnknown() {
        stream.send(Story.plan(1)).at("1s").send(Story.up(1)).at("3s");
        assertThat(stream.ticks()).isEmpty();
        stream.at("20s");
        assertThat(stream.ticks()).hasSize(1);
        assertThat(kindsOf("down")).endsWith(VerdictKind.UNKNOWN);
        assertThat(orders()).isEmpty();
    }

    @Test
    void ticksAreEventsOfTheSamplesTopic() {
        stream.send(Story.plan(1)).at("10s");
        assertThat(stream.ticks()).isNotEmpty();
        assertThat(KafkaEnvelopes.read(
                        Topic.SAMPLES.topicName(),
                        stream.ticks().get(0).key(),
                        stream.ticks().get(0).value(),
                        stream.ticks().get(0).headers(),
                        0))
                .isInstanceOfSatisfying(
                        DecodedRecord.EventRead.class,
                        read -> assertThat(read.event()).isInstanceOf(TimePassed.class));
    }

    @Test
    void theOrdersMarkerOutlivesTheWatchAndARestart() {
        stream.send(Story.plan(1)).send(Story.request(stream.now()));
        onlyOrder();
        stream.endWatch(Story.DEPLOYMENT);
        assertThat(stream.state(Story.DEPLOYMENT).watch()).isNull();
        stream.restart().send(Story.plan(2)).send(Story.request(stream.now()));
        fail(1, 5);
        assertThat(orders()).isEmpty();
    }

    @Test
    void whatComesAfterTheEndIsDroppedOrRefused() {
        stream.send(Story.plan(1))
                .endWatch(Story.DEPLOYMENT)
                .send(Story.down(1))
                .send(Story.request(stream.now()));
        assertThat(orders()).isEmpty();
        assertThat(stream.counted("goaround_samples_dropped", "reason", "watch-ended"))
                .isEqualTo(1);
        assertThat(stream.deadLetters(Topic.REQUESTS))
                .singleElement()
                .satisfies(letter -> assertThat(Stream.reason(letter))
                        .isEqualTo("the watch of deployment dep-1 has ended: nothing to roll back"));
    }

    @Test
    void pendingCountSurvivesARestart() {
        stream.send(Story.plan(1)).send(Story.down(1)).send(Story.down(2));
        stream.restart().send(Story.down(3));
        assertThat(onlyOrder().rule()).isEqualTo("down");
    }

    @Test
    void whatIsHeldSurvivesARestart() {
        stream.send(Story.down(1)).send(Story.down(2)).send(Story.request(stream.now()));
        stream.restart();
        assertThat(stream.held()).isEqualTo(3);
        stream.send(Story.plan(1));
        assertThat(onlyOrder().cause()).isEqualTo(Cause.PERSON);
    }

    @Test
    void unreadableRecordsGoToTheDeadLettersWithTheirReasonAndStopNothing() {
        byte[] key = Story.DEPLOYMENT.getBytes(UTF_8);
        stream.send(Story.plan(1))
                .sendRaw(new ProducerRecord<>("goaround.samples", key, "{".getBytes(UTF_8)))
                .sendRaw(new ProducerRecord<>("goaround.samples", key, null))
                .sendRaw(new ProducerRecord<>("goaround.watches", null, "[]".getBytes(UTF_8)))
                .sendRaw(new ProducerRecord<>("goaround.requests", null, null));
        assertThat(stream.deadLetters(Topic.SAMPLES))
                .extracting(Stream::reason)
                .containsExactly(
                        "header ce_specversion is missing",
                        "the record has no value; only compacted topics know tombstones, not goaround.samples");
        assertThat(stream.deadLetters(Topic.WATCHES)).hasSize(1);
        assertThat(stream.deadLetters(Topic.REQUESTS)).hasSize(1);
        fail(1, 3);
        assertThat(onlyOrder().rule()).isEqualTo("down");
    }

    @Test
    void aPlanThatCannotBeJudgedStopsItsDeploymentUntilTheNextOne() {
        WatchPlanned plan = Story.plan(1);
        stream.send(plan).send(Story.overlong(plan, 2));
        assertThat(stream.deadLetters(Topic.WATCHES))
                .singleElement()
                .satisfies(letter -> assertThat(Stream.reason(letter))
                        .startsWith("unhandled: ")
                        .contains("fewer probes"));
        assertThat(stream.counted("goaround_dead_letters", "topic", "goaround.watches", "reason", "unhandled"))
                .isEqualTo(1);
        assertThat(kindsOf("down")).endsWith(VerdictKind.UNKNOWN);
        assertThat(stream.scraped()).contains("goaround_parked_deployments 1");
        fail(1, 3);
        assertThat(orders()).isEmpty();

        stream.send(Story.plan(3));
        fail(4, 6);
        assertThat(onlyOrder().watchRevision()).isEqualTo(3);
        assertThat(stream.scraped()).contains("goaround_parked_deployments 0");
    }

    @Test
    void aSampleDatedFarAheadIsDroppedAndCountedAndBlindsNobody() {
        stream.send(Story.plan(1)).at("1s").send(Story.up(1)).send(Story.up(3600));
        assertThat(stream.counted("goaround_judged_records", "taken", "ahead")).isEqualTo(1);
        for (int second = 2; second <= 4; second++) {
            stream.at(second + "s").send(Story.down(second));
        }
        assertThat(onlyOrder().sampleAt()).isEqualTo(Stream.ZERO.plusSeconds(4));
    }

    @Test
    void whereNothingButSamplesDatedAheadComesTheVerdictIsUnknownAndSaysWhy() {
        stream.send(Story.plan(1)).at("1s").send(Story.up(1));
        for (int second = 2; second <= 8; second++) {
            stream.at(second + "s").send(Story.up(600 + second));
        }
        List<VerdictChanged> said = verdicts();
        VerdictChanged last = said.get(said.size() - 1);
        assertThat(last.verdict().kind()).isEqualTo(VerdictKind.UNKNOWN);
        assertThat(last.verdict().reason())
                .contains("silent since 12:00:01 UTC", "dropped, the last one dated 12:10:0");
    }

    @Test
    void aTickDatedFarAheadMovesNothing() {
        stream.send(Story.plan(1)).at("1s").send(Story.up(1));
        verdicts();
        stream.send(new TimePassed(Story.DEPLOYMENT, Stream.ZERO.plusSeconds(3600)));
        assertThat(verdicts()).isEmpty();
        assertThat(stream.counted("goaround_judged_records", "taken", "ahead")).isEqualTo(1);
    }

    @Test
    void aVersionThatATargetAnswersWithIsSaidOnceAlsoOverARestart() {
        stream.send(Story.plan(1)).send(Story.versioned(1, "1.4.0")).send(Story.versioned(2, "1.4.0"));
        stream.restart().send(Story.versioned(3, "1.4.0")).send(Story.versioned(4, "2.0.0"), "the-fourth");
        List<Envelope> said = stream.read(Topic.VERDICTS).stream()
                .filter(envelope -> envelope.eventType() == EventType.VERSION_SEEN)
                .toList();
        assertThat(said).singleElement().satisfies(envelope -> {
            assertThat(envelope.id()).isEqualTo("version:the-fourth:web");
            VersionSeen seen = envelope.event(VersionSeen.class);
            assertThat(seen.target()).isEqualTo("web");
            assertThat(seen.role()).isEqualTo(TargetRole.CANDIDATE);
            assertThat(seen.version()).isEqualTo("2.0.0");
            assertThat(seen.at()).isEqualTo(Stream.ZERO.plusSeconds(4));
        });
        assertThat(stream.state(Story.DEPLOYMENT).watch().seen()).containsEntry("web", List.of("1.4.0", "2.0.0"));
    }

    @Test
    void aVerdictSaysWhetherItsBreachWouldOrder() {
        stream.send(Story.plan(1, false, TriggerMode.AUTOMATIC));
        assertThat(verdicts()).extracting(VerdictChanged::armed).containsOnly(false);
        stream.send(Story.plan(2, true, TriggerMode.AUTOMATIC));
        assertThat(verdicts()).hasSize(2).extracting(VerdictChanged::armed).containsOnly(true);
    }

    @Test
    void aLateRevisionOfThePlanAloneIsSaidByNobody() {
        stream.send(Story.plan(1));
        fail(1, 3);
        verdicts();
        stream.send(Story.plan(2)).send(Story.plan(3));
        assertThat(verdicts()).isEmpty();
    }

    @Test
    void neitherALatePlanNorALateRequestBeginsAnEndedWatchAgain() {
        stream.send(Story.plan(1)).endWatch(Story.DEPLOYMENT);
        verdicts();
        stream.send(Story.plan(2));
        fail(1, 5);
        stream.send(Story.request(stream.now()));
        assertThat(orders()).isEmpty();
        assertThat(verdicts()).isEmpty();
        assertThat(stream.state(Story.DEPLOYMENT).watch()).isNull();
    }

    @Test
    void whatIsLeftOfAnEndedWatchIsDeletedAfterEightDays() {
        stream.send(Story.plan(1)).send(Story.request(stream.now())).endWatch(Story.DEPLOYMENT);
        stream.leap(Duration.ofDays(8));
        assertThat(stream.storedEntries()).isEqualTo(1);
        stream.leap(Duration.ofHours(2));
        assertThat(stream.storedEntries()).isZero();
    }

    @Test
    void aPlanDatedAheadIsJudgedFromWhenItCame() {
        WatchPlanned ahead = Story.since(Story.plan(1), Stream.ZERO.plusSeconds(3600));
        stream.send(ahead);
        fail(1, 3);
        assertThat(onlyOrder().sampleAt()).isEqualTo(Stream.ZERO.plusSeconds(3));
    }

    @Test
    void duplicatesAreCountedAndChangeNothing() {
        stream.send(Story.plan(1)).send(Story.down(1)).send(Story.down(1)).send(Story.down(1));
        assertThat(orders()).isEmpty();
        assertThat(stream.counted("goaround_judged_records", "taken", "late")).isEqualTo(2);
    }

    private void fail(int from, int to) {
        for (int sequence = from; sequence <= to; sequence++) {
            stream.send(Story.down(sequence));
        }
    }

    private List<RollbackOrdered> orders() {
        return stream.events(EventType.ROLLBACK_ORDERED, RollbackOrdered.class);
    }

    private RollbackOrdered onlyOrder() {
        List<RollbackOrdered> orders = orders();
        assertThat(orders).hasSize(1);
        return orders.get(0);
    }

    private List<VerdictChanged> verdicts() {
        return stream.events(EventType.VERDICT_CHANGED, VerdictChanged.class);
    }

    private List<VerdictKind> kindsOf(String rule) {
        return verdicts().stream()
                .filter(verdict -> verdict.rule().equals(rule))
                .map(verdict -> verdict.verdict().kind())
                .toList();
    }
}
