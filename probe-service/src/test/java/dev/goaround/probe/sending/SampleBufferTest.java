package dev.goaround.probe.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.SourceKind;
import dev.goaround.probe.Timeline;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleBufferTest implements SendingReport {

    private final Timeline time = new Timeline(Instant.parse("2026-03-10T14:00:00Z"));
    private final Map<String, UniEmitter<? super Void>> inFlight = new LinkedHashMap<>();
    private final List<String> tried = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final SampleBuffer buffer = new SampleBuffer(3, this::append, time, Runnable::run, this);

    @Test
    void oneSourceGoesInOrderOthersBesideIt() {
        buffer.add(sample("a", 1));
        buffer.add(sample("a", 2));
        buffer.add(sample("b", 1));

        assertThat(inFlight.keySet()).containsExactly("dep-1:a:1", "dep-1:b:1");
        acknowledge("dep-1:a:1");
        assertThat(inFlight.keySet()).containsExactly("dep-1:b:1", "dep-1:a:2");
        assertThat(buffer.size()).isEqualTo(2);
    }

    @Test
    void whatFailsIsTriedAgainWithTheSameIdBeforeWhatFollows() {
        buffer.add(sample("a", 1));
        buffer.add(sample("a", 2));
        fail("dep-1:a:1");
        assertThat(inFlight).isEmpty();

        time.pass("PT0.25S");
        fail("dep-1:a:1");
        time.pass("PT0.5S");
        acknowledge("dep-1:a:1");
        acknowledge("dep-1:a:2");

        assertThat(tried).containsExactly("dep-1:a:1", "dep-1:a:1", "dep-1:a:1", "dep-1:a:2");
        assertThat(told).containsExactly("held", "flowing 1");
        assertThat(buffer.size()).isZero();
    }

    @Test
    void pausesGrowButNotForEver() {
        buffer.add(sample("a", 1));
        for (int i = 0; i < 20; i++) {
            fail("dep-1:a:1");
            time.pass(SampleBuffer.LONGEST_PAUSE.toString());
        }

        assertThat(tried).hasSize(21);
    }

    @Test
    void saysWhenThereIsNoRoom() {
        buffer.add(sample("a", 1));
        buffer.add(sample("b", 1));
        assertThat(buffer.hasRoom()).isTrue();

        buffer.add(sample("c", 1));
        assertThat(buffer.hasRoom()).isFalse();
        acknowledge("dep-1:b:1");
        assertThat(buffer.hasRoom()).isTrue();
    }

    @Test
    void aDefectInSendingIsTriedAgainToo() {
        SampleBuffer broken = new SampleBuffer(
                3,
                outgoing -> {
                    throw new IllegalStateException("closed");
                },
                time,
                Runnable::run,
                this);

        broken.add(sample("a", 1));

        assertThat(told).containsExactly("held");
        assertThat(broken.size()).isEqualTo(1);
    }

    private Uni<Void> append(Outgoing outgoing) {
        tried.add(outgoing.id());
        return Uni.createFrom().emitter(emitter -> inFlight.put(outgoing.id(), emitter));
    }

    private void acknowledge(String id) {
        inFlight.remove(id).complete(null);
    }

    private void fail(String id) {
        inFlight.remove(id).fail(new IllegalStateException("away"));
    }

    private static Outgoing sample(String source, long sequence) {
        Instant at = Instant.parse("2026-03-10T14:00:00Z");
        SampleTaken sample = new SampleTaken(
                "dep-1",
                source,
                SourceKind.SYNTHETIC,
                sequence,
                1,
                at,
                Duration.ZERO,
                null,
                SampleOutcome.UP,
                null,
                null,
                null,
                List.of());
        return new Outgoing(sample, 1, "event-1", null);
    }

    @Override
    public void heldBack(Throwable cause) {
        told.add("held");
    }

    @Override
    public void flowing(int kept) {
        told.add("flowing " + kept);
    }

    @Override
    public void sendFailed() {}
}
