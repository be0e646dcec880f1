package dev.goaround.rollback.actuators.adapter;

import dev.goaround.contracts.watch.PersonStep;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.egress.AddressGuard;
import dev.goaround.egress.Call;
import dev.goaround.egress.UrlDecision;
import dev.goaround.rollback.actuators.ActuatorName;
import dev.goaround.rollback.actuators.Actuators;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepDryRun;
import dev.goaround.rollback.actuators.StepResult;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tries a step without its effect: the actuator itself is run, over a way out that answers its questions and keeps back what has
 * an effect. What it would have called is what it would call.
 *
 * @param outside the way out as it is
 */
record DryRun(ActuatorContext outside, AddressGuard guard) {

    /** An actuator looks before it acts, in a few rounds at most. */
    private static final int ROUNDS = 8;

    Uni<StepDryRun> of(RollbackStep step, FillIns fillIns) {
        if (step instanceof PersonStep person) {
            return Uni.createFrom().item(asked(person, fillIns));
        }
        KeptBack out = new KeptBack(new DryRunHttp(outside.http()), new DryPrograms());
        Actuators dry = ActuatorBeans.all(outside.over(out.http(), out.programs()));
        return dry.look(step, fillIns)
                .chain(seen -> dry.carryOut(step, fillIns)
                        .chain(result -> goOn(dry, step, fillIns, out, result, ROUNDS))
                        .map(result -> told(step, out, seen, result)));
    }

    /** What would have had an effect. */
    private record KeptBack(DryRunHttp http, DryPrograms programs) {

        boolean isEmpty() {
            return would().isEmpty();
        }

        List<StepDryRun.WouldCall> would() {
            return Stream.concat(http.would().stream(), programs.would().stream())
                    .toList();
        }
    }

    private static Uni<StepResult> goOn(
            Actuators dry, RollbackStep step, FillIns fillIns, KeptBack out, StepResult result, int rounds) {
        return result instanceof StepResult.Begun begun && begun.sure() && out.isEmpty() && rounds > 0
                ? dry.follow(step, fillIns, begun.handle())
                        .chain(next -> goOn(dry, step, fillIns, out, next, rounds - 1))
                : Uni.createFrom().item(result);
    }

    private StepDryRun told(RollbackStep step, KeptBack out, Optional<StepResult> seen, StepResult result) {
        Set<String> problems = new LinkedHashSet<>();
        seen.flatMap(DryRun::problem).ifPresent(problems::add);
        if (out.isEmpty()) {
            problem(result).ifPresent(problems::add);
        }
        out.http().keptBack().stream().flatMap(call -> objection(call).stream()).forEach(problems::add);
        return new StepDryRun(
                step.name(),
                ActuatorName.of(step),
                step.component(),
                step.insteadOf(),
                out.http().asked(),
                out.would(),
                text(seen, result),
                new ArrayList<>(problems));
    }

    private static Optional<String> problem(StepResult result) {
        if (result instanceof StepResult.Refused refused) {
            return Optional.of(refused.reason());
        }
        if (result instanceof StepResult.Retry retry) {
            return Optional.of(retry.reason());
        }
        return result instanceof StepResult.Unknown unknown ? Optional.of(unknown.reason()) : Optional.empty();
    }

    private Optional<String> objection(Call call) {
        UrlDecision written = guard.asWritten(call.uri());
        Optional<String> reason = written instanceof UrlDecision.Acceptable acceptable
                ? call.secretProblem(acceptable.destination())
                : written.refusal();
        return reason.map(why -> "the call would not be let out: " + why);
    }

    private static String text(Optional<StepResult> seen, StepResult result) {
        List<String> texts = new ArrayList<>();
        if (seen.orElse(null) instanceof StepResult.Done done) {
            texts.add(done.answer());
        }
        if (result instanceof StepResult.Done done) {
            texts.add("nothing would be called: " + done.answer());
        }
        return texts.isEmpty() ? null : String.join("; ", texts);
    }

    private static StepDryRun asked(PersonStep step, FillIns fillIns) {
        List<String> lines = new ArrayList<>(List.of(fillIns.in(step.text())));
        step.commands().forEach(command -> lines.add(fillIns.in(command)));
        return new StepDryRun(
                step.name(),
                ActuatorName.of(step),
                step.component(),
                step.insteadOf(),
                List.of(),
                List.of(),
                "a person would be asked: " + String.join("\n", lines),
                List.of());
    }
}
