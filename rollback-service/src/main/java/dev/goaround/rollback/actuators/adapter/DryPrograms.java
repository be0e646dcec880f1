package dev.goaround.rollback.actuators.adapter;

import dev.goaround.rollback.actuators.Programs;
import dev.goaround.rollback.actuators.StepDryRun;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts nothing, and remembers what would have been started. Each argument is on a line of its own. */
final class DryPrograms implements Programs {

    private final List<StepDryRun.WouldCall> would = new ArrayList<>();

    @Override
    public Uni<Standing> start(String key, List<String> command, Map<String, String> environment, Duration within) {
        would.add(
                new StepDryRun.WouldCall("run", command.get(0), String.join("\n", command.subList(1, command.size()))));
        return Uni.createFrom().item(new Standing.Running());
    }

    @Override
    public Uni<Standing> standing(String key) {
        return Uni.createFrom().item(new Standing.Running());
    }

    @Override
    public Uni<Standing> check(List<String> command, Map<String, String> environment, Duration within) {
        return Uni.createFrom().item(new Standing.NotStarted("a dry run starts nothing"));
    }

    List<StepDryRun.WouldCall> would() {
        return would;
    }
}
