package dev.goaround.checklist.gate;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.watch.SignalSources;
import dev.goaround.checklist.watch.WatchPlanner;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What an item without a verdict waits for, in words: its phase, a step, or samples of which sources until when. */
final class AwaitedVerdicts {

    private AwaitedVerdicts() {}

    static String of(Deployment deployment, Phase phase, Item item) {
        if (!phase.isOpen()) {
            return "it is judged once “" + phase.ref().title() + "” is open";
        }
        List<Item> steps = phase.before(item).stream()
                .filter(other -> other.kind() == ItemKind.STEP && !other.isSettled())
                .toList();
        if (!steps.isEmpty()) {
            return "it is judged once “" + steps.get(0).text() + "” is done";
        }
        if (deployment.isPlanned() && !deployment.watch().isOpened()) {
            return "it is judged once something is watched";
        }
        Instant since = WatchPlanner.since(deployment.watch(), phase, item);
        return item.asks()
                .soak()
                .map(time -> soaked(deployment, time, since))
                .orElseGet(() -> measured(deployment, item.asks().limit().orElseThrow(), since));
    }

    private static String soaked(Deployment deployment, Duration time, Instant since) {
        return "its " + inWords(time) + " began at " + since + " and are over at " + since.plus(time)
                + " at the earliest, while all that watches can be judged ("
                + String.join(", ", all(deployment.environment())) + ")";
    }

    private static String measured(Deployment deployment, Condition condition, Instant since) {
        String elsewhere = condition.scope().environment();
        EnvironmentDefinition environment = elsewhere == null
                ? deployment.environment()
                : deployment.elsewhere().getOrDefault(elsewhere, deployment.environment());
        SignalSources sources = new SignalSources(environment);
        List<String> names = condition.signals().stream()
                .flatMap(signal -> sources.names(signal).stream())
                .distinct()
                .toList();
        String window = condition.over() == null
                ? ""
                : "; its window of " + inWords(condition.over()) + " is not full before "
                        + since.plus(condition.over());
        return "it waits for " + String.join(" and ", names) + " (" + String.join(", ", condition.signals()) + ")"
                + window;
    }

    private static List<String> all(EnvironmentDefinition environment) {
        return environment.probes().stream().map(Probe::source).toList();
    }

    private static String inWords(Duration duration) {
        return duration.toSecondsPart() != 0 || duration.compareTo(Duration.ofMinutes(1)) < 0
                ? duration.toSeconds() + " s"
                : duration.toMinutes() + " min";
    }
}
