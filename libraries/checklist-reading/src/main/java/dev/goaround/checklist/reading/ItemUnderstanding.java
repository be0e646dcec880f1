package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.annotation.ClauseText;
import dev.goaround.checklist.reading.words.AlertWords;
import dev.goaround.checklist.reading.words.AnnouncementWords;
import dev.goaround.checklist.reading.words.CriteriaPurpose;
import dev.goaround.checklist.reading.words.CriteriaPurpose.Kind;
import dev.goaround.checklist.reading.words.EvidenceAgeWords;
import dev.goaround.checklist.reading.words.EvidenceWords;
import dev.goaround.checklist.reading.words.LeftoverTime;
import dev.goaround.checklist.reading.words.LimitReader;
import dev.goaround.checklist.reading.words.LimitReading;
import dev.goaround.checklist.reading.words.LimitsByDefinition;
import dev.goaround.checklist.reading.words.PlannedTime;
import dev.goaround.checklist.reading.words.RollbackIf;
import dev.goaround.checklist.reading.words.SignOffWords;
import dev.goaround.checklist.reading.words.SignalLimit;
import dev.goaround.checklist.reading.words.SoakReader;
import dev.goaround.checklist.reading.words.StepReader;
import dev.goaround.checklist.reading.words.WorseDirection;
import dev.goaround.checklist.reading.words.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What one box means. Surroundings come first (a box among triggers is a trigger), then a limit with its number, then
 * the other kinds from the plainest wording to the vaguest. When unsure, a person ticks it.
 *
 * @param check or null
 * @param limitsOf signals that are wanted good without a number
 * @param unread reasons for what looks understandable and was not understood
 */
record ItemUnderstanding(BoxKind kind, ItemCheck check, List<String> limitsOf, List<String> unread) {

    ItemUnderstanding {
        limitsOf = List.copyOf(limitsOf);
        unread = List.copyOf(unread);
    }

    private ItemUnderstanding(BoxKind kind, ItemCheck check, List<String> unread) {
        this(kind, check, List.of(), unread);
    }

    /**
     * @param written of the box, with what is expected of it
     * @param deploys whether it stands in a phase that deploys
     * @param isCriterion whether it is one where it stands among criteria
     */
    static ItemUnderstanding of(
            String written, Zone zone, CriteriaPurpose purpose, boolean deploys, BooleanSupplier isCriterion) {
        String text = PlannedTime.withoutHour(written);
        if (text.isBlank()) {
            return new ItemUnderstanding(BoxKind.MANUAL, null, List.of("the box has no text; say what is to be true"));
        }
        if (zone == Zone.TRIGGERS || (RollbackIf.statesLimits(text) && !RollbackIf.saysElse(text))) {
            // What is no criterion is noted where triggers are read.
            return plain(isCriterion.getAsBoolean() ? BoxKind.TRIGGER : BoxKind.MANUAL);
        }
        if (zone == Zone.ROLLBACK) {
            return plain(BoxKind.ROLLBACK_STEP);
        }
        LimitReading limit = LimitReader.ofItem(text);
        if (limit instanceof LimitReading.Understood understood) {
            return held(text, understood.limit(), purpose);
        }
        if (zone == Zone.SIGN_OFF && SignOffWords.inZone(text).isPresent()) {
            return plain(BoxKind.SIGN_OFF);
        }
        ItemUnderstanding byWords = byWords(text, deploys);
        List<String> limitsOf = byWords.kind() == BoxKind.MANUAL ? LimitsByDefinition.of(text) : List.of();
        if (!limitsOf.isEmpty()) {
            return new ItemUnderstanding(BoxKind.MANUAL, null, limitsOf, List.of(byDefinition(limitsOf)));
        }
        List<String> unread = new ArrayList<>();
        if (limit instanceof LimitReading.Unclear unclear) {
            unread.add(unclear.reason());
        } else if (byWords.kind() != BoxKind.SOAK) {
            LeftoverTime.in(text).ifPresent(unread::add);
        }
        if (byWords.kind() == BoxKind.MANUAL && unread.isEmpty()) {
            if (SignOffWords.maySign(text)) {
                unread.add(
                        "speaks of an approval, but not understood whose, so a person ticks it; write \"Sign-off: QA lead\" if"
                                + " somebody has to sign");
            } else if (deploys && StepReader.mayDeploy(text)) {
                unread.add(
                        "may deploy something, but is not understood as a step, so a person ticks it; write \"Deploy …\" if the"
                                + " pipeline reports it");
            }
        }
        return new ItemUnderstanding(byWords.kind(), byWords.check(), unread);
    }

    private static ItemUnderstanding held(String text, SignalLimit limit, CriteriaPurpose purpose) {
        if (!limit.isPlain()) {
            return new ItemUnderstanding(
                    BoxKind.MANUAL,
                    null,
                    List.of("a check has a plain limit; a comparison with before, or a number of times in a row, can be"
                            + " a trigger under a heading such as \"Rollback criteria\""));
        }
        ItemCheck check = new ItemCheck.Measured(EvidenceAgeWords.of(text).isPresent() ? limit.withoutWindow() : limit);
        if (AlertWords.setsUp(text)) {
            return new ItemUnderstanding(BoxKind.MANUAL, check, List.of());
        }
        if (purpose.kind() == Kind.REHEARSE || AlertWords.isRehearsed(text)) {
            return left("what a test under load must show is no value of the running service: a person ticks it");
        }
        if (!purpose.rollsBack() && purpose.kind() != Kind.PROMOTE && purpose.kind() != Kind.SUCCEEDED) {
            return left(
                    "states a limit below \"" + purpose.words() + "\", which nothing has to hold: a person ticks it");
        }
        if (WorseDirection.holdsAtWorst(limit)) {
            String opposite = WorseDirection.holdsAtWorst(limit.negated())
                    ? ""
                    : "; if its opposite has to hold, write <!-- goaround: "
                            + new ClauseText("measured").limit(limit.negated()) + " -->";
            return left("a broken version meets it, so it does not tick by itself" + opposite);
        }
        BoxKind kind = EvidenceWords.isReportedSignal(limit.signal()) ? BoxKind.REPORTED : BoxKind.MEASURED;
        return new ItemUnderstanding(kind, check, List.of());
    }

    /** The same where "green" may be the side that is not live yet. */
    ItemUnderstanding ofAnotherSide() {
        return kind == BoxKind.MEASURED
                ? left(
                        "\"green\" may be the side that takes no traffic yet, and is not measured: a person ticks it; write"
                                + " \"passing\" if the live service is meant")
                : this;
    }

    private static ItemUnderstanding left(String reason) {
        return new ItemUnderstanding(BoxKind.MANUAL, null, List.of(reason));
    }

    private static String byDefinition(List<String> signals) {
        return signals.size() == 1
                ? "no number: held against the service definition's limit for " + signals.get(0)
                        + "; without one a person ticks it"
                : "no number, and more than one signal (" + String.join(", ", signals)
                        + "): a person ticks it; write a line for each to have them held against the service"
                        + " definition's limits";
    }

    private static ItemUnderstanding byWords(String text, boolean deploys) {
        Optional<Duration> soak = SoakReader.of(text);
        if (soak.isPresent()) {
            return new ItemUnderstanding(BoxKind.SOAK, new ItemCheck.Soak(soak.get()), List.of());
        }
        if (AnnouncementWords.tells(text)) {
            return plain(BoxKind.ANNOUNCED);
        }
        if (SignOffWords.inItem(text).isPresent()) {
            return plain(BoxKind.SIGN_OFF);
        }
        Optional<StepReader.Step> step = deploys ? StepReader.inDeployment(text) : StepReader.of(text);
        if (step.isPresent()) {
            List<Double> shares = step.get().shares();
            ItemCheck traffic = shares.isEmpty() ? null : new ItemCheck.Traffic(shares.get(shares.size() - 1), shares);
            return new ItemUnderstanding(BoxKind.STEP, traffic, List.of());
        }
        return plain(EvidenceWords.isReported(text) ? BoxKind.REPORTED : BoxKind.MANUAL);
    }

    /** One outcome of a decision: whoever decides ticks it. */
    static ItemUnderstanding outcome() {
        return plain(BoxKind.MANUAL);
    }

    private static ItemUnderstanding plain(BoxKind kind) {
        return new ItemUnderstanding(kind, null, List.of());
    }
}
