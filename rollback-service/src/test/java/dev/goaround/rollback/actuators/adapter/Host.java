package dev.goaround.rollback.actuators.adapter;

import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.rollback.actuators.HostCommands;
import dev.goaround.rollback.actuators.Programs;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A host whose programs take five seconds, and whose check knows whether they ran. */
final class Host implements Stub, Programs {

    static final HostCommands COMMANDS = new HostCommands(
            true,
            Map.of(
                    "switch-cdn", new HostCommands.Named("/bin/true", Optional.of("/bin/check"), Set.of("shop")),
                    "no-check", new HostCommands.Named("/bin/true", Optional.empty(), Set.of()),
                    "gone", new HostCommands.Named("/nowhere/program", Optional.empty(), Set.of())));

    private static final Duration TAKES = Duration.ofSeconds(5);

    private final Map<String, Instant> running = new HashMap<>();
    private final Set<List<String>> done = new HashSet<>();
    private final List<String> effects = new ArrayList<>();
    private final Errors errors = new Errors();
    private final boolean checks;
    private Instant now = Instant.EPOCH;

    /** @param checks whether the check can tell */
    Host(boolean checks) {
        this.checks = checks;
    }

    @Override
    public List<String> effects() {
        return effects;
    }

    @Override
    public void at(Instant instant) {
        now = instant;
    }

    @Override
    public Errors errors() {
        return errors;
    }

    @Override
    public HttpAnswer answer(Call call) {
        throw new IllegalStateException("a host is not called");
    }

    /** Whoever started the programs is gone, and what it knew of them. */
    @Override
    public void killed() {
        running.clear();
    }

    @Override
    public Uni<Standing> start(String key, List<String> command, Map<String, String> environment, Duration within) {
        return Uni.createFrom().item(() -> {
            running.put(key, now);
            done.add(command.subList(1, command.size()));
            effects.add(String.join(" ", command) + " for " + environment.get("GOAROUND_SERVICE"));
            return new Standing.Running();
        });
    }

    @Override
    public Uni<Standing> standing(String key) {
        return Uni.createFrom().item(() -> {
            Instant since = running.get(key);
            if (since == null) {
                return new Standing.NotOurs();
            }
            return now.isBefore(since.plus(TAKES)) ? new Standing.Running() : new Standing.Exited(0);
        });
    }

    @Override
    public Uni<Standing> check(List<String> command, Map<String, String> environment, Duration within) {
        return Uni.createFrom().item(() -> {
            if (!checks) {
                return new Standing.Exited(7);
            }
            return new Standing.Exited(done.contains(command.subList(1, command.size())) ? 0 : 1);
        });
    }
}
