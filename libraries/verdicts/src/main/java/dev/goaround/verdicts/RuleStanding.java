package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged.Subject;
import java.time.Duration;

/**
 * Where a trigger, check or soak stands after the latest record, in figures.
 *
 * @param id of the trigger, check or soak
 * @param value latest figure in {@code unit}; a soak's good time; null if it cannot be told, or for a finding
 * @param limit that the value is held against; null for a finding
 * @param unit {@code seconds}, {@code ratio}, {@code bytes}, {@code count}, or as the checklist says; null for a finding
 * @param holding for how long the condition has been holding, zero if it does not; null for a finding or a soak
 */
public record RuleStanding(
        Subject subject,
        String id,
        Double value,
        Double limit,
        String unit,
        Duration holding,
        Verdict verdict,
        VerdictCause because) {}
