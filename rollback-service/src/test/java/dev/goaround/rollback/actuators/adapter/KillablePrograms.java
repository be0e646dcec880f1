package dev.goaround.rollback.actuators.adapter;

import dev.goaround.rollback.actuators.Programs;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Programs whose every use may be the one at which the executor is killed.
 *
 * @param waits told how long a check may be waited for
 */
record KillablePrograms(Programs programs, Guard guard, Consumer<Duration> waits) implements Programs {

    /** Where the executor may die. */
    interface Guard {
        Uni<Standing> use(Supplier<Uni<Standing>> program);
    }

    @Override
    public Uni<Standing> start(String key, List<String> command, Map<String, String> environment, Duration within) {
        return guard.use(() -> programs.start(key, command, environment, within));
    }

    @Override
    public Uni<Standing> standing(String key) {
        return guard.use(() -> programs.standing(key));
    }

    @Override
    public Uni<Standing> check(List<String> command, Map<String, String> environment, Duration within) {
        waits.accept(within);
        return guard.use(() -> programs.check(command, environment, within));
    }
}
