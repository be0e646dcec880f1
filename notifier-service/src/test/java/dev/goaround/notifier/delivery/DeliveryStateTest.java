package dev.goaround.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    @Test
    void eachStateOffersItsExitsAndNoOthers() {
        assertThat(exits(DeliveryState.Queued.class)).containsExactly("sending", "suppressed");
        assertThat(exits(DeliveryState.Retrying.class)).containsExactly("sending", "suppressed");
        assertThat(exits(DeliveryState.Sending.class))
                .containsExactly("delivered", "failed", "retrying", "suppressed", "unknown");
        for (Class<?> end : DeliveryState.Final.class.getPermittedSubclasses()) {
            assertThat(exits(end)).isEmpty();
        }
    }

    @Test
    void everyStateHasALabelOfItsOwn() {
        assertThat(Set.of(
                        new DeliveryState.Queued(NOW).label(),
                        new DeliveryState.Retrying(NOW).label(),
                        new DeliveryState.Sending(NOW).label(),
                        new DeliveryState.Delivered(NOW).label(),
                        new DeliveryState.Failed(DeliveryReason.CONTENT, NOW).label(),
                        new DeliveryState.Suppressed(DeliveryReason.NEWER_STATE, NOW).label(),
                        new DeliveryState.Unknown(DeliveryReason.NO_ANSWER, NOW).label()))
                .containsExactlyInAnyOrder(
                        "queued", "retrying", "sending", "delivered", "failed", "suppressed", "unknown");
    }

    private static Set<String> exits(Class<?> state) {
        Set<String> exits = new TreeSet<>();
        Arrays.stream(state.getMethods())
                .filter(method -> DeliveryState.class.isAssignableFrom(method.getReturnType()))
                .map(Method::getName)
                .forEach(exits::add);
        return exits;
    }
}
