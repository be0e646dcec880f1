package dev.goaround.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.fixture.KafkaMessages;
import dev.goaround.messaging.meters.DeadLetters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The broker takes no letter before the test says so. */
class DeadLetterWriterTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DeadLetterWriter deadLetters =
            new DeadLetterWriter(null, new InboxMeters(registry, new DeadLetters(registry)), new VertxDelay(vertx));
    private final List<CompletableFuture<Void>> letters = new ArrayList<>();

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void theNextEventDoesNotWaitForALetter() {
        assertThat(isDone(refuse())).isTrue();

        assertThat(letters)
                .singleElement()
                .satisfies(letter -> assertThat(letter).isNotDone());
        assertThat(counted()).isZero();
        letters.get(0).complete(null);
        assertThat(counted()).isOne();
    }

    @Test
    void aBrokerThatTakesNoLettersIsWaitedForBeforeTheMemoryIsFull() {
        IntStream.range(0, DeadLetterWriter.MOST_AT_ONCE)
                .forEach(i -> assertThat(isDone(refuse())).isTrue());

        AtomicBoolean oneMore = isDone(refuse(), new AtomicBoolean());
        assertThat(oneMore).isFalse();
        letters.get(DeadLetterWriter.MOST_AT_ONCE).complete(null);
        assertThat(oneMore).isTrue();

        letters.get(0).complete(null);
        assertThat(isDone(refuse())).isTrue();
    }

    private Uni<Void> refuse() {
        Message<byte[]> message = KafkaMessages.of(
                        "samples", Envelope.of(new TimePassed("dep-1", AT), "id-1", "/goaround/test", AT, null, null))
                .withNackWithMetadata((reason, metadata) -> {
                    CompletableFuture<Void> letter = new CompletableFuture<>();
                    letters.add(letter);
                    return letter;
                });
        return deadLetters.refuse(message, IncomingRecord.of(message), NotHandled.unreadable("why"));
    }

    private double counted() {
        return registry.counter("goaround_dead_letters", "topic", "goaround.samples", "reason", "unreadable")
                .count();
    }

    private static boolean isDone(Uni<Void> refused) {
        return isDone(refused, new AtomicBoolean()).get();
    }

    private static AtomicBoolean isDone(Uni<Void> refused, AtomicBoolean done) {
        refused.subscribe().with(ignored -> done.set(true), failure -> done.set(false));
        return done;
    }
}
