package dev.goaround.rollback.judging.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.rollback.archive.Conclusion;
import dev.goaround.rollback.archive.JudgeNote;
import dev.goaround.rollback.archive.LoggedRecord;
import dev.goaround.rollback.archive.RecordedLog;
import dev.goaround.rollback.archive.Replay;
import dev.goaround.rollback.archive.Replay.Result;
import dev.goaround.rollback.archive.WhatIf;
import dev.goaround.rollback.archive.adapter.ArchiveLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the judge notes is enough to judge again, and whatever is not as it was is found. */
class ReplayTest {

    @TempDir
    Path folder;

    private Stream stream;
    private final List<JudgeNote> protocol = new ArrayList<>();
    private final List<Conclusion> said = new ArrayList<>();

    @BeforeEach
    void start() {
        stream = new Stream(folder);
    }

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void aWholeDeploymentIsJudgedAgainToTheSame() throws IOException {
        rolledBack();
        assertThat(replay(true)).isInstanceOfSatisfying(Result.Same.class, same -> {
            assertThat(same.orders()).isEqualTo(1);
            assertThat(same.verdicts()).isGreaterThan(4);
            assertThat(same.ended()).isTrue();
        });
        assertThat(said).extracting(Conclusion::id).contains("order-" + Story.DEPLOYMENT);
    }

    @Test
    void samplesWithoutANoteOfTheirOwnAreJudgedInTheirPlace() throws IOException {
        stream.send(Story.plan(1));
        for (int second = 1; second <= 200; second++) {
            stream.at(second + "S").send(Story.sample(second, SampleOutcome.UP, 1));
        }
        stream.send(Story.plan(2)).endWatch(Story.DEPLOYMENT);
        assertThat(notes()).hasSizeLessThan(12);
        assertThat(replay(true))
                .isInstanceOfSatisfying(
                        Result.Same.class, same -> assertThat(same.records()).isEqualTo(203));
    }

    @Test
    void recordsThatWaitedForTheirPlanAreJudgedWhenItCame() throws IOException {
        stream.send(Story.sample(1, SampleOutcome.FAILED, 1));
        stream.send(Story.sample(2, SampleOutcome.FAILED, 1));
        stream.at("5S").send(Story.plan(1)).send(Story.sample(3, SampleOutcome.FAILED, 1));
        stream.endWatch(Story.DEPLOYMENT);
        notes();
        assertThat(replay(true))
                .isInstanceOfSatisfying(
                        Result.Same.class, same -> assertThat(same.orders()).isEqualTo(1));
    }

    @Test
    void aRequestWhosePlanNeverCameIsOrderedAgainWithoutIt() throws IOException {
        stream.send(Story.request(stream.now()));
        stream.at("10S").send(Story.sample(1, SampleOutcome.FAILED, 1));
        stream.at("50S").endWatch(Story.DEPLOYMENT);
        notes();
        assertThat(protocol).extracting(JudgeNote::kind).contains(JudgeNote.Kind.GAVE_UP);
        assertThat(replay(true))
                .isInstanceOfSatisfying(
                        Result.Same.class, same -> assertThat(same.orders()).isEqualTo(1));
    }

    @Test
    void aRunningWatchIsJudgedAsFarAsItIsArchived() throws IOException {
        rolledBack();
        protocol.remove(protocol.size() - 1);
        stream.samples().remove(stream.samples().size() - 1);
        assertThat(replay(false))
                .isInstanceOfSatisfying(
                        Result.Same.class, same -> assertThat(same.ended()).isFalse());
    }

    @Test
    void whatWasParkedBetweenTwoRecordsIsNotJudgedAgainEither() throws IOException {
        stream.send(Story.plan(1));
        stream.at("1S").send(Story.sample(1, SampleOutcome.FAILED, 1));
        notes();
        StateSnapshots.Snapshot parked = new StateSnapshots.Snapshot(stream.state(Story.DEPLOYMENT), 1L, "odd");
        stream.store(Story.DEPLOYMENT, parked.bytes());
        stream.restart();
        for (int second = 2; second <= 5; second++) {
            stream.at(second + "S").send(Story.sample(second, SampleOutcome.FAILED, 1));
        }
        stream.send(Story.plan(2));
        stream.at("6S").send(Story.sample(6, SampleOutcome.FAILED, 2)).endWatch(Story.DEPLOYMENT);
        notes();
        assertThat(replay(true))
                .isInstanceOfSatisfying(
                        Result.Same.class, same -> assertThat(same.orders()).isZero());
    }

    @Test
    void aChangedSampleIsFound() throws IOException {
        rolledBack();
        LoggedRecord last = stream.samples().get(2);
        stream.samples()
                .set(
                        2,
                        new LoggedRecord(
                                last.offset(),
                                last.time(),
                                last.headers(),
                                last.data().replace("FAILED", "UP")));
        assertThat(replay(true)).isInstanceOfSatisfying(Result.Different.class, difference -> {
            assertThat(difference.where()).startsWith("sample at offset");
            assertThat(difference.recorded()).isNotEqualTo(difference.again());
        });
    }

    @Test
    void aChangedByteOfWhatWasSaidIsFound() throws IOException {
        rolledBack();
        protocol.replaceAll(note -> new JudgeNote(
                note.kind(),
                note.begins(),
                note.topic(),
                note.offset(),
                note.after(),
                note.unhandled(),
                note.record(),
                note.gaveUp(),
                note.said().stream().map(ReplayTest::altered).toList(),
                note.parked()));
        assertThat(replay(true))
                .isInstanceOfSatisfying(
                        Result.Different.class,
                        difference -> assertThat(difference.recorded().replace("3 timez", "3 times"))
                                .isEqualTo(difference.again()));
    }

    @Test
    void aMissingSampleAndAMissingBeginningAreFound() throws IOException {
        rolledBack();
        LoggedRecord ordering = stream.samples().remove(2);
        assertThat(replay(true))
                .isInstanceOfSatisfying(
                        Result.Torn.class,
                        torn -> assertThat(torn.reason()).contains("lacks the record at offset " + ordering.offset()));
        protocol.remove(0);
        assertThat(replay(true))
                .isInstanceOfSatisfying(
                        Result.Headless.class,
                        headless -> assertThat(headless.reason()).contains("begins in the middle"));
    }

    @Test
    void anotherTriggerIsJudgedOnTheSameLog() throws IOException {
        rolledBack();
        WhatIf.Answer sooner = tried("health", 2);
        assertThat(sooner.zero()).isEqualTo(Stream.ZERO);
        assertThat(sooner.firedAt()).isEqualTo(Stream.ZERO.plusSeconds(2));
        assertThat(sooner.actual().sampleAt()).isEqualTo(Stream.ZERO.plusSeconds(3));
        assertThat(tried("health", 4).firedAt()).isNull();
        assertThat(tried("health", 4).unjudged()).isNull();
        assertThat(tried("cost", 1).unjudged()).contains("no probe gives cost");
        assertThat(tried("cost", 1).firedAt()).isNull();
    }

    private WhatIf.Answer tried(String signal, int times) throws IOException {
        Condition bad = new Condition(signal, Comparison.EQUAL, 0, null, null, null, times);
        Trigger trigger = new Trigger("other", "another", bad, null, null, null, null);
        return new WhatIf(new Recorded(protocol, stream.samples().iterator(), true), ArchiveLines::read, trigger).run();
    }

    private static Conclusion altered(Conclusion conclusion) {
        return new Conclusion(
                conclusion.id(),
                conclusion.type(),
                conclusion.causation(),
                conclusion.data().replace("3 times", "3 timez"),
                conclusion.refusal());
    }

    private void rolledBack() {
        stream.send(Story.plan(1));
        for (int second = 1; second <= 3; second++) {
            stream.at(second + "S").send(Story.sample(second, SampleOutcome.FAILED, 1));
        }
        stream.send(Story.request(stream.now())).at("30S").send(Story.plan(2));
        stream.at("40S").send(Story.sample(40, SampleOutcome.UP, 2)).endWatch(Story.DEPLOYMENT);
        stream.send(Story.sample(41, SampleOutcome.UP, 2));
        notes();
    }

    private List<JudgeNote> notes() {
        protocol.addAll(stream.protocol(Story.DEPLOYMENT));
        return protocol;
    }

    private Result replay(boolean ended) throws IOException {
        said.clear();
        return new Replay(new Recorded(protocol, stream.samples().iterator(), ended), ArchiveLines::read, said::add)
                .run();
    }

    private record Recorded(List<JudgeNote> protocol, Iterator<LoggedRecord> samples, boolean ended)
            implements RecordedLog {

        @Override
        public String deployment() {
            return Story.DEPLOYMENT;
        }

        @Override
        public Optional<LoggedRecord> nextSample() {
            return samples.hasNext() ? Optional.of(samples.next()) : Optional.empty();
        }
    }
}
