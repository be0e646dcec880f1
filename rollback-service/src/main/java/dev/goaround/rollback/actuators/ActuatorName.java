package dev.goaround.rollback.actuators;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.goaround.contracts.watch.RollbackStep;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The actuators' names, in meters and spans as in the service definition: those of the contract, which do not change. */
public final class ActuatorName {

    /** Of a step that an order does not have. */
    public static final String NONE = "none";

    private static final Map<Class<?>, String> NAMES = Arrays.stream(
                    RollbackStep.class.getAnnotation(JsonSubTypes.class).value())
            .collect(Collectors.toUnmodifiableMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

    private ActuatorName() {}

    public static String of(RollbackStep step) {
        return of(step.getClass());
    }

    /** @param step the class of a kind of step */
    public static String of(Class<?> step) {
        return NAMES.get(step);
    }
}
