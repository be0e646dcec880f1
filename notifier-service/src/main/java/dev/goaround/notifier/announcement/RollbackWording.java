package dev.goaround.notifier.announcement;

import dev.goaround.contracts.rollback.PersonAsk;
import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.rollback.RollbackFailed;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackVerified;
import dev.goaround.contracts.rollback.StepDone;
import dev.goaround.contracts.rollback.StepFailed;
import dev.goaround.contracts.rollback.StepStarted;
import dev.goaround.contracts.rollback.StepUnknown;
import dev.goaround.notifier.announcement.AnnouncementWording.Words;
import dev.goaround.notifier.text.FigureText;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A rollback in words. */
final class RollbackWording {

    private static final DateTimeFormatter UNTIL =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RollbackWording() {}

    static Optional<Words> of(RollbackEvent event) {
        String name = AnnouncementWording.name(event.deployment());
        if (event instanceof RollbackOrdered ordered) {
            return ordered(name, ordered);
        }
        if (event instanceof StepStarted started && started.ask() != null) {
            return asked(name, started);
        }
        if (event instanceof StepDone done) {
            return Words.of(
                    AnnouncementKind.STEP_DONE,
                    AnnouncementTone.PLAIN,
                    done.at(),
                    "Rollback step " + done.step() + " of " + name + " is done",
                    done.link() == null ? List.of() : List.of(done.link()));
        }
        if (event instanceof StepFailed failed) {
            return Words.of(
                    AnnouncementKind.STEP_FAILED,
                    AnnouncementTone.BAD,
                    failed.at(),
                    "Rollback step " + failed.step() + " of " + name + " failed",
                    List.of("Because: " + failed.reason()));
        }
        if (event instanceof StepUnknown unknown) {
            return Words.of(
                    AnnouncementKind.STEP_UNKNOWN,
                    AnnouncementTone.BAD,
                    unknown.at(),
                    name + ": nobody knows whether rollback step " + unknown.step() + " took effect",
                    List.of(
                            "Because: " + unknown.reason(),
                            "Look at the receiver, and carry the step out if it is missing"));
        }
        if (event instanceof RollbackVerified verified) {
            return verified(name, verified);
        }
        return event instanceof RollbackFailed failed
                ? Words.of(
                        AnnouncementKind.ROLLBACK_FAILED,
                        AnnouncementTone.BAD,
                        failed.at(),
                        "The rollback of " + name + " FAILED: a person has to act",
                        List.of("Because: " + failed.reason()))
                : Optional.empty();
    }

    private static Optional<Words> ordered(String name, RollbackOrdered ordered) {
        List<String> details = new ArrayList<>();
        String asked = switch (ordered.cause()) {
            case TRIGGER -> "Trigger";
            case FINDING -> "Finding by " + ordered.by();
            case PERSON -> "Asked for by " + ordered.by();
            case PIPELINE -> "Asked for by the pipeline " + ordered.by();
        };
        details.add(asked + ": " + ordered.text());
        if (ordered.verdict() != null) {
            details.add(VerdictWording.evidence(ordered.verdict()));
        }
        if (ordered.targetVersion() == null) {
            details.add("No version to go back to is known: a person has to act");
        } else if (ordered.steps().isEmpty()) {
            details.add("No rollback steps are configured: a person has to act");
        }
        String target = ordered.targetVersion() == null ? "" : " to " + ordered.targetVersion();
        return Words.of(
                AnnouncementKind.ROLLBACK_ORDERED,
                AnnouncementTone.BAD,
                ordered.at(),
                name + " is being rolled back" + target,
                details);
    }

    /** The commands are shown, not run: each on a line of its own, to be copied. */
    private static Optional<Words> asked(String name, StepStarted started) {
        PersonAsk ask = started.ask();
        List<String> details = new ArrayList<>(List.of(ask.text()));
        ask.commands().forEach(command -> details.add("Command: " + command));
        details.add("Say by " + UNTIL.format(ask.until()) + " whether it is done: POST /api/v1/rollbacks/"
                + started.deployment().id() + "/steps/" + started.step()
                + " at rollback-service. Without an answer the step fails");
        return Words.of(
                AnnouncementKind.STEP_ASKED,
                AnnouncementTone.BAD,
                started.at(),
                "Rollback step " + started.step() + " of " + name + " needs a person",
                details);
    }

    private static Optional<Words> verified(String name, RollbackVerified verified) {
        String running = verified.runningVersion() == null ? "" : ", " + verified.runningVersion() + " is running";
        String took = verified.took() == null ? "" : " after " + FigureText.of(verified.took());
        return Words.of(
                AnnouncementKind.ROLLBACK_VERIFIED,
                AnnouncementTone.GOOD,
                verified.at(),
                "The rollback of " + name + " is verified" + took + running,
                verified.proofs());
    }
}
