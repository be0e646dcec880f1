package dev.goaround.checklist.definition;

import dev.goaround.checklist.reading.words.SignalLimit;
import dev.goaround.checklist.reading.words.TriggerGrammar;
import dev.goaround.contracts.watch.Combined;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.verdicts.combined.CombinedExpression;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Several signals in one trigger: {@code error_rate > 0.05 && (latency_p95 > 2.0 || cpu > 0.9) over 2m for 5m}. The expression
 * is checked here, when it is saved; behind it comes what may follow any limit.
 */
final class CombinedText {

    private static final Pattern WHOLE = Pattern.compile("(?s)(?<expression>.*?)(?<tail>\\s+(?:over |for |times |twice "
            + "|(?:in |at )?\\w+ (?:out )?of |\\d+ (?:times|consecutive) ).*)?");
    private static final Pattern PERCENTILE = Pattern.compile("\\blatency_p\\d{1,6}\\b");

    /** Stands for the expression where its tail is read; no unit goes with it. */
    private static final String STAND_IN = Combined.SIGNAL + " > 1";

    private CombinedText() {}

    static boolean isOne(String text) {
        return text.contains("&&") || text.contains("||") || text.startsWith("!");
    }

    /** @param signals that the environment may have */
    static ParsedField<Condition> parse(String text, Collection<String> signals) {
        Matcher whole = WHOLE.matcher(text.strip());
        if (!whole.matches()) {
            return ParsedField.bad("‘" + text + "’ is no expression");
        }
        Set<String> names = new TreeSet<>(signals);
        PERCENTILE.matcher(text).results().forEach(name -> names.add(name.group()));
        String tail = whole.group("tail") == null ? "" : whole.group("tail");
        return CombinedExpression.read(whole.group("expression"), names)
                .fold(understood -> holding(understood.combined(), tail), refused -> ParsedField.bad(refused.reason()));
    }

    private static ParsedField<Condition> holding(Combined combined, String tail) {
        return TriggerGrammar.read(STAND_IN + tail)
                .map(TriggerGrammar.Stated::reading)
                .orElseThrow()
                .fold(
                        understood -> holding(combined, understood.limit()),
                        unclear -> ParsedField.bad(unclear.reason()),
                        none -> ParsedField.bad("‘" + tail.strip() + "’ is not understood behind an expression"));
    }

    private static ParsedField<Condition> holding(Combined combined, SignalLimit limit) {
        if (limit.baseline() != null) {
            return ParsedField.bad("several signals are not compared with the baseline; give each its own trigger");
        }
        Condition lasting = LimitConditions.of(limit);
        return ParsedField.good(Condition.ofCombined(combined, lasting.over(), lasting.holding()));
    }
}
