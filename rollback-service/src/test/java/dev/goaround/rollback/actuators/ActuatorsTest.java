package dev.goaround.rollback.actuators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.watch.WebhookStep;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActuatorsTest {

    private static final FillIns ABOUT =
            new FillIns("shop", "production", "2.0.0", "1.0.0", "dep-1", null, "order-dep-1", "undo", "order-dep-1-1");
    private static final WebhookStep STEP =
            new WebhookStep("undo", null, URI.create("http://127.0.0.1:1/undo"), "hook", true, Duration.ofSeconds(30));

    private final Actuators actuators = Actuators.none().with(WebhookStep.class, new Defective());

    /** Throws at once, or later. */
    private static final class Defective implements Actuator<WebhookStep> {

        @Override
        public Uni<Optional<StepResult>> look(WebhookStep step, FillIns fillIns) {
            throw new ClassCastException("secret");
        }

        @Override
        public Duration longestCall(WebhookStep step) {
            return Duration.ofSeconds(7);
        }

        @Override
        public Uni<StepResult> carryOut(WebhookStep step, FillIns fillIns) {
            throw new ClassCastException("secret");
        }

        @Override
        public Uni<StepResult> follow(WebhookStep step, FillIns fillIns, String handle) {
            return Uni.createFrom().failure(new NoClassDefFoundError("secret"));
        }

        @Override
        public Uni<StepResult> takeUp(WebhookStep step, FillIns fillIns, Instant startedAt) {
            return Uni.createFrom().item(() -> {
                throw new IllegalArgumentException("secret");
            });
        }
    }

    @Test
    void aDefectLeavesTheStepUnknownAndIsNotWaitedForForEver() {
        assertUnknown(actuators.carryOut(STEP, ABOUT).await().indefinitely(), "ClassCastException at ActuatorsTest");
        assertUnknown(actuators.follow(STEP, ABOUT, "x").await().indefinitely(), "NoClassDefFoundError");
        assertUnknown(actuators.takeUp(STEP, ABOUT, Instant.EPOCH).await().indefinitely(), "IllegalArgumentException");
        assertUnknown(actuators.look(STEP, ABOUT).await().indefinitely().orElseThrow(), "ClassCastException");
    }

    @Test
    void aStepThatNobodyCanCarryOutIsUnknownToo() {
        assertUnknown(Actuators.none().carryOut(STEP, ABOUT).await().indefinitely(), "IllegalStateException");
    }

    @Test
    void theLongestTimeIsThatOfTheStepsActuator() {
        assertThat(actuators.longestCall(STEP)).isEqualTo(Duration.ofSeconds(7));
    }

    private static void assertUnknown(StepResult result, String words) {
        assertThat(((StepResult.Unknown) result).reason())
                .contains("a defect of rollback-service", words)
                .doesNotContain("secret");
    }
}
