package dev.goaround.checklist.definition;

import dev.goaround.checklist.reading.words.LimitReading;
import dev.goaround.checklist.reading.words.SignalLimit;
import dev.goaround.checklist.reading.words.TriggerGrammar;
import dev.goaround.contracts.service.DefinedTrigger;
import dev.goaround.contracts.service.Judging;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.Silence;
import dev.goaround.contracts.watch.TriggerMode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Triggers of the definition: a text in the grammar of triggers, or fields with the text as {@code when}. */
final class TriggerFields {

    static final String TEXT = "when";
    static final List<String> KNOWN =
            List.of("id", TEXT, "mode", "on-silence", "silent-after", "gap", "min-samples", "min-requests");

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final int MOST = 1_000_000_000;

    private TriggerFields() {}

    /**
     * @param signals that the environment may have
     * @param isCompared whether a target runs the stable version beside the candidate
     * @param supply of what the probes give; null where that is not known, for one of them is wrong
     * @return null where something is wrong that was recorded
     */
    static DefinedTrigger read(
            DefinitionFields fields,
            Judging judging,
            Collection<String> signals,
            boolean isCompared,
            TriggerSupply supply,
            Set<String> taken) {
        String text = fields.required(TEXT, "\"error_rate > 5% for 5m\"");
        Condition condition = fields.parsed(TEXT, written -> condition(written, signals, isCompared));
        String id = id(fields, text, taken);
        fields.called(id);
        TriggerMode mode = fields.parsed("mode", written -> choice(TriggerMode.class, written));
        DefinedTrigger trigger = new DefinedTrigger(
                id,
                text,
                condition,
                mode,
                fields.parsed("gap", written -> choice(GapPolicy.class, written)),
                floor(fields, judging),
                silence(fields, mode));
        if (condition == null || id == null) {
            return null;
        }
        if (supply != null) {
            supply.check(fields, trigger);
        }
        return trigger;
    }

    private static ParsedField<Condition> condition(String text, Collection<String> signals, boolean isCompared) {
        if (CombinedText.isOne(text)) {
            return CombinedText.parse(text, signals);
        }
        return TriggerGrammar.read(text)
                .map(TriggerGrammar.Stated::reading)
                .orElseGet(LimitReading.None::new)
                .fold(
                        understood -> condition(understood.limit(), isCompared),
                        unclear -> ParsedField.bad(unclear.reason()),
                        none -> ParsedField.bad("‘" + text + "’ is no trigger; write " + TriggerGrammar.FORM));
    }

    private static ParsedField<Condition> condition(SignalLimit limit, boolean isCompared) {
        if (limit.statistics() != null && !isCompared) {
            return ParsedField.bad(
                    "it compares with a baseline that runs beside the candidate, and no target is one; give the target"
                            + " of the stable version “role: baseline”, or compare with the time before, such as \""
                            + limit.signal() + " > 50% against baseline ratio\"");
        }
        return ParsedField.good(LimitConditions.of(limit.inTrigger()));
    }

    /** Without one the text is the id: the same trigger keeps its pending time when others are added. */
    private static String id(DefinitionFields fields, String text, Set<String> taken) {
        String id = fields.has("id")
                ? fields.matching("id", "errors", ID, "lower-case letters, digits, ‘.’, ‘_’ and ‘-’, at most 63")
                : slug(text);
        if (id != null && !taken.add(id)) {
            fields.problem(fields.has("id") ? "id" : TEXT, "‘" + id + "’ is there twice; give each an id of its own");
        }
        return id;
    }

    private static String slug(String text) {
        if (text == null) {
            return null;
        }
        String signs = text.toLowerCase(Locale.ROOT)
                .replace(">=", " at-least ")
                .replace("<=", " at-most ")
                .replace(">", " above ")
                .replace("<", " below ")
                .replace("&&", " and ")
                .replace("||", " or ")
                .replace("!", " not ");
        return signs.replaceAll("[^a-z0-9._]+", "-").replaceAll("^-|-$", "");
    }

    private static Floor floor(DefinitionFields fields, Judging judging) {
        Integer samples = fields.number("min-samples", 0, MOST);
        Integer requests = fields.number("min-requests", 0, MOST);
        return samples == null && requests == null
                ? null
                : new Floor(
                        samples == null ? judging.minSamples() : samples,
                        requests == null ? judging.minRequests() : requests);
    }

    private static Silence silence(DefinitionFields fields, TriggerMode mode) {
        Boolean rollBack = fields.parsed("on-silence", written -> switch (written) {
            case "rollback" -> ParsedField.good(true);
            case "stay" -> ParsedField.good(false);
            default -> ParsedField.bad("‘" + written + "’ is neither rollback nor stay");
        });
        Duration after = fields.duration("silent-after");
        if (fields.has("on-silence") != fields.has("silent-after")
                || (fields.has("on-silence") && mode != TriggerMode.ASK)) {
            fields.problem(
                    fields.has("on-silence") ? "on-silence" : "silent-after",
                    "what happens on silence is written as “mode: ask”, “on-silence: rollback” (or stay) and"
                            + " “silent-after: 15m” together");
        }
        return rollBack == null || after == null ? null : new Silence(after, rollBack);
    }

    private static <E extends Enum<E>> ParsedField<E> choice(Class<E> type, String written) {
        for (E choice : type.getEnumConstants()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(written)) {
                return ParsedField.good(choice);
            }
        }
        StringBuilder choices = new StringBuilder();
        for (E choice : type.getEnumConstants()) {
            choices.append(choices.isEmpty() ? "" : ", ").append(choice.name().toLowerCase(Locale.ROOT));
        }
        return ParsedField.bad("‘" + written + "’ is none of " + choices);
    }
}
