package dev.goaround.rollback.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.deployment.DeploymentFenced;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackOrdered.Cause;
import dev.goaround.rollback.order.OrderMarker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.123456789Z");
    private static final DeploymentRef REF = new DeploymentRef("dep-1", "shop", "production", "2.0.0", 1);
    private static final OrderMarker MARKER = new OrderMarker("order-dep-1", Cause.TRIGGER, AT);

    private static RollbackOrdered order(Cause cause, Instant at) {
        return new RollbackOrdered(
                REF, "order-dep-1", cause, null, "text", null, "goaround", "1.0.0", List.of(), 1, at, at, null);
    }

    @Test
    void theJudgesOwnOrderAndItsFenceAreTaken() {
        Admission given = new Admission(Optional.of(MARKER));

        assertThat(given.objection(order(Cause.TRIGGER, AT))).isEmpty();
        assertThat(given.objection(new DeploymentFenced(REF, "order-dep-1", AT.plusSeconds(1))))
                .isEmpty();
    }

    @Test
    void whereTheJudgeGaveNoneNeitherIsTaken() {
        Admission nothing = new Admission(Optional.empty());

        assertThat(nothing.objection(order(Cause.TRIGGER, AT)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("has given no order for deployment dep-1"));
        assertThat(nothing.objection(new DeploymentFenced(REF, "order-dep-1", AT)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("has given no order for deployment dep-1"));
    }

    @Test
    void anotherThanTheOneThatTheJudgeGaveIsNot() {
        Admission given = new Admission(Optional.of(MARKER));

        assertThat(given.objection(order(Cause.PERSON, AT))).isPresent();
        assertThat(given.objection(order(Cause.TRIGGER, AT.minusMillis(1)))).isPresent();
        assertThat(given.objection(new DeploymentFenced(REF, "order-dep-2", AT)))
                .isPresent();
    }
}
