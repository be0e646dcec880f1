package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.DeploySteps;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.WatchPlanState;
import dev.goaround.checklist.gate.CandidateClaims;
import dev.goaround.contracts.deployment.Evidence;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.ingress.ProgressReported;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How far the pipeline is. */
public final class PipelineCommands {

    /** Ratios are written in per cent with few decimals; two that differ by less are the same traffic step. */
    private static final double SAME_RATIO = 1e-6;

    private PipelineCommands() {}

    public static CommandResult progress(Deployment deployment, ProgressReported progress, String by, Instant at) {
        if (!deployment.isRunning()) {
            return CommandResult.refused(CommandRefusal.illegal(
                    "deployment " + deployment.id(),
                    deployment.state().label(),
                    "progress",
                    "Progress is reported on a running one"));
        }
        return switch (progress.what()) {
            case STEP -> step(deployment, progress, by, at);
            case TRAFFIC -> traffic(deployment, progress, by, at);
            case DEPLOYED -> deployed(deployment, progress, by, at);
        };
    }

    private static CommandResult step(Deployment deployment, ProgressReported progress, String by, Instant at) {
        if (progress.item() == null) {
            return CommandResult.refused(
                    CommandRefusal.invalid("item is missing: progress ‘step’ names the item that was carried out"));
        }
        Optional<Item> found = deployment.phaseOf(progress.item()).flatMap(phase -> phase.item(progress.item()));
        if (found.isEmpty()) {
            return CommandResult.refused(CommandRefusal.notFound(
                    "deployment " + deployment.id() + " has no item " + progress.item() + ". Its view lists them"));
        }
        Item item = found.get();
        if (item.kind() != ItemKind.STEP && item.kind() != ItemKind.REPORTED) {
            return CommandResult.refused(new CommandRefusal(
                    CommandRefusal.Code.ILLEGAL,
                    "“" + item.text() + "” is of kind "
                            + item.kind().name().toLowerCase(Locale.ROOT)
                            + ": a pipeline settles steps and reported items only"));
        }
        if (!(item.state() instanceof ItemState.Awaiting awaiting)) {
            return new CommandResult.Unchanged(deployment);
        }
        Optional<CommandRefusal> refusal = progress.failed() ? Optional.empty() : unproved(deployment, item);
        if (refusal.isPresent()) {
            return CommandResult.refused(refusal.get());
        }
        ChangeSet change = ChangeSet.of(deployment, by, at);
        if (progress.failed()) {
            return change.failed(
                            item,
                            awaiting,
                            "the pipeline says that it did not work",
                            evidence(progress, "did not work", at))
                    .finish();
        }
        return change.done(item, awaiting, evidence(progress, "carried out", at))
                .finish();
    }

    /** A report that something was done is no figure, and says nothing of a version that is not there. */
    private static Optional<CommandRefusal> unproved(Deployment deployment, Item item) {
        if (item.asks().limit().isPresent()) {
            return Optional.of(
                    CommandRefusal.invalid("“" + item.text() + "” asks for a figure, " + ProofCheck.limit(item)
                            + ": submit it as evidence with a value. That a step was carried out does not settle it"));
        }
        return CandidateClaims.tooEarly(
                        deployment, deployment.phaseOf(item.id()).orElseThrow(), item)
                .map(why -> new CommandRefusal(CommandRefusal.Code.ILLEGAL, why));
    }

    private static CommandResult traffic(Deployment deployment, ProgressReported progress, String by, Instant at) {
        Double ratio = progress.trafficRatio();
        if (ratio == null || ratio < 0 || ratio > 1) {
            return CommandResult.refused(CommandRefusal.invalid("trafficRatio is " + (ratio == null ? "missing" : ratio)
                    + ": progress ‘traffic’ needs a ratio from 0 to 1"));
        }
        ChangeSet change = ChangeSet.of(deployment, by, at);
        change.say(
                "traffic",
                percent(ratio) + " of the traffic is on " + deployment.ref().version());
        WatchPlanState watch = deployment.watch().since(instant(progress, deployment, at));
        boolean here = deployment.openPhase().filter(deployment::isElsewhere).isEmpty();
        change.to(change.now().with(ratio > 0 && here ? watch.served(watch.since()) : watch));
        openSteps(deployment).stream()
                .filter(item -> item.asks().trafficShare().orElse(Double.POSITIVE_INFINITY) <= ratio + SAME_RATIO)
                .filter(item -> unproved(change.now(), item).isEmpty())
                .forEach(item -> complete(change, item, progress));
        return change.finish();
    }

    private static CommandResult deployed(Deployment deployment, ProgressReported progress, String by, Instant at) {
        if (progress.failed()) {
            return CommandResult.refused(
                    CommandRefusal.invalid(
                            "failed is true: a deployment that did not work is cancelled or rolled back, not reported as deployed"));
        }
        Optional<String> elsewhere = deployment
                .openPhase()
                .filter(deployment::isElsewhere)
                .map(phase -> phase.ref().environment());
        WatchPlanState watch = deployment.watch();
        boolean known = elsewhere.map(watch.deployedElsewhere()::contains).orElse(watch.deployedAt() != null);
        if (known && openDeploySteps(deployment).isEmpty()) {
            return new CommandResult.Unchanged(deployment);
        }
        ChangeSet change = ChangeSet.of(deployment, by, at);
        Instant since = instant(progress, deployment, at);
        change.say(
                "deployed",
                deployment.ref().version() + " answers"
                        + elsewhere.map(name -> " in " + name).orElse("") + " from now on");
        change.to(change.now()
                .with(elsewhere.map(name -> watch.deployedTo(name, since)).orElseGet(() -> watch.deployed(since))));
        openDeploySteps(deployment).forEach(item -> complete(change, item, progress));
        return change.finish();
    }

    private static List<Item> openDeploySteps(Deployment deployment) {
        return deployment
                .openPhase()
                .map(phase -> DeploySteps.of(deployment, phase))
                .orElse(List.of());
    }

    private static List<Item> openSteps(Deployment deployment) {
        return deployment.openPhase().map(Phase::items).orElse(List.of()).stream()
                .filter(item -> item.kind() == ItemKind.STEP && !item.isSettled())
                .toList();
    }

    private static void complete(ChangeSet change, Item item, ProgressReported progress) {
        if (item.state() instanceof ItemState.Awaiting awaiting) {
            change.done(item, awaiting, evidence(progress, "reported by the pipeline", change.at()));
        }
    }

    /** The pipeline's clock may be off, and its reports late: never in our future, never back behind an earlier report. */
    private static Instant instant(ProgressReported progress, Deployment deployment, Instant now) {
        Instant said = progress.at() == null || progress.at().isAfter(now) ? now : progress.at();
        Instant since = deployment.watch().since();
        return said.isBefore(since) ? since : said;
    }

    private static Evidence evidence(ProgressReported progress, String what, Instant now) {
        return new Evidence(what, null, null, null, progress.link(), progress.at() == null ? now : progress.at());
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.4g %%", ratio * 100).replaceAll("\\.?0+ %", " %");
    }
}
