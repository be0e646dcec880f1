package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.words.AlertWords;
import dev.goaround.checklist.reading.words.AnnouncementWords;
import dev.goaround.checklist.reading.words.EnvironmentWords;
import dev.goaround.checklist.reading.words.EvidenceWords;
import dev.goaround.checklist.reading.words.LeftoverTime;
import dev.goaround.checklist.reading.words.Limit;
import dev.goaround.checklist.reading.words.LimitReader;
import dev.goaround.checklist.reading.words.LimitReading;
import dev.goaround.checklist.reading.words.RollbackIf;
import dev.goaround.checklist.reading.words.SignOffWords;
import dev.goaround.checklist.reading.words.SoakReader;
import dev.goaround.checklist.reading.words.StepReader;
import dev.goaround.checklist.reading.words.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one box means. Surroundings come first (a box among triggers is a trigger), then a limit with its number, then
 * the other kinds from the plainest wording to the vaguest. When unsure, a person ticks it.
 *
 * @param check or null
 * @param unread reasons for what looks understandable and was not understood
 */
record ItemUnderstanding(ItemKind kind, Check check, List<String> unread) {

    ItemUnderstanding {
        unread = List.copyOf(unread);
    }

    /** @param environment of the item's phase, or null */
    static ItemUnderstanding of(Block.Entry box, Zone zone, String environment) {
        String text = box.text();
        if (text.isBlank()) {
            return new ItemUnderstanding(ItemKind.MANUAL, null, List.of("the box has no text; say what is to be true"));
        }
        if (zone == Zone.TRIGGERS || RollbackIf.statesLimits(text)) {
            return plain(ItemKind.TRIGGER);
        }
        if (zone == Zone.ROLLBACK) {
            return plain(ItemKind.ROLLBACK_STEP);
        }
        LimitReading limit = LimitReader.ofItem(text);
        if (limit instanceof LimitReading.Understood understood) {
            return held(text, understood.limit(), environment);
        }
        if (zone == Zone.SIGN_OFF) {
            return plain(ItemKind.SIGN_OFF);
        }
        ItemUnderstanding byWords = byWords(text);
        List<String> unread = new ArrayList<>();
        if (limit instanceof LimitReading.Unclear unclear) {
            unread.add(unclear.reason());
        } else if (byWords.kind() != ItemKind.SOAK) {
            LeftoverTime.in(text).ifPresent(unread::add);
        }
        return new ItemUnderstanding(byWords.kind(), byWords.check(), unread);
    }

    private static ItemUnderstanding held(String text, Limit limit, String environment) {
        if (limit.baseline() != null || limit.times() != null) {
            return new ItemUnderstanding(
                    ItemKind.MANUAL,
                    null,
                    List.of("a check has a plain limit; a comparison with before, or a number of times in a row, can be"
                            + " a trigger under a heading such as \"Rollback criteria\""));
        }
        Check check = new Check.Measured(limit);
        if (AlertWords.setsUp(text)) {
            return new ItemUnderstanding(ItemKind.MANUAL, check, List.of());
        }
        boolean reported = EvidenceWords.isReportedSignal(limit.signal());
        Optional<String> elsewhere = EnvironmentWords.of(text).filter(named -> isElsewhere(named, environment));
        if (!reported && elsewhere.isPresent()) {
            return new ItemUnderstanding(
                    ItemKind.MANUAL,
                    null,
                    List.of("a phase is measured in its own environment; put this under a heading that names "
                            + elsewhere.get()));
        }
        return new ItemUnderstanding(reported ? ItemKind.REPORTED : ItemKind.MEASURED, check, List.of());
    }

    /** A phase that names no environment is in the one that is deployed to, and that is not staging. */
    private static boolean isElsewhere(String named, String environment) {
        return environment == null ? named.equals("staging") : !named.equals(environment);
    }

    private static ItemUnderstanding byWords(String text) {
        Optional<Duration> soak = SoakReader.of(text);
        if (soak.isPresent()) {
            return new ItemUnderstanding(ItemKind.SOAK, new Check.Soak(soak.get()), List.of());
        }
        if (AnnouncementWords.tells(text)) {
            return plain(ItemKind.ANNOUNCED);
        }
        if (SignOffWords.inItem(text).isPresent()) {
            return plain(ItemKind.SIGN_OFF);
        }
        Optional<StepReader.Step> step = StepReader.of(text);
        if (step.isPresent()) {
            Check traffic = step.get().traffic().isPresent()
                    ? new Check.Traffic(step.get().traffic().getAsDouble())
                    : null;
            return new ItemUnderstanding(ItemKind.STEP, traffic, List.of());
        }
        return plain(EvidenceWords.isReported(text) ? ItemKind.REPORTED : ItemKind.MANUAL);
    }

    private static ItemUnderstanding plain(ItemKind kind) {
        return new ItemUnderstanding(kind, null, List.of());
    }
}
