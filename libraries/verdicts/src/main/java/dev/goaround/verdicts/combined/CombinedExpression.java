package dev.goaround.verdicts.combined;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.PartialVars;
import dev.goaround.contracts.watch.Combined;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signals combined in the Common Expression Language (cel.dev), of which only what yields a bool of doubles is of use here: no
 * macros, no loops. Evaluated with three values: a signal that is not known leaves the whole open unless the others decide it.
 * Safe for many threads.
 */
public final class CombinedExpression {

    /** In characters. */
    public static final int LONGEST = 500;

    /** Compiling takes milliseconds, evaluating some microseconds; more than these at once are not in use. */
    private static final int MOST_KEPT = 1_000;

    private static final int DEEPEST = 32;

    /** A verification asks for the opposite: {@code !(…)}. */
    private static final int NEGATION = 3;

    /** {@code cpu > 1} compares as {@code cpu > 1.0} does. */
    static final CelOptions OPTIONS = CelOptions.current()
            .enableUnknownTracking(true)
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(LONGEST + NEGATION)
            .maxParseRecursionDepth(DEEPEST)
            .build();

    private static final Map<Combined, CombinedExpression> KEPT = new ConcurrentHashMap<>();

    private final CelRuntime.Program program;
    private final List<String> signals;

    private CombinedExpression(CelAbstractSyntaxTree tree) throws CelEvaluationException {
        CelRuntime runtime =
                CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();
        program = runtime.createProgram(tree);
        signals = List.copyOf(new TreeSet<>(tree.getReferenceMap().values().stream()
                .map(reference -> reference.name())
                .filter(name -> !name.isEmpty())
                .toList()));
    }

    /** What an expression is with these signals' figures; {@code holds} is empty where that is not known. */
    public record Answer(Optional<Boolean> holds, List<String> lacking) {}

    /**
     * Loads what the first expression of a process takes seconds for: at best long before the judge waits for it. Blocks as
     * long; to be called once, by a thread that nobody waits for.
     */
    public static void warmUp() {
        if (read("error_rate > 0.05 && latency_p95 > 2.0", List.of("error_rate", "latency_p95"))
                instanceof ExpressionReading.Understood understood) {
            compiled(understood.combined()).evaluate(Map.of("error_rate", 0.0));
        }
    }

    /** @param names of the signals that there are */
    public static ExpressionReading read(String text, Collection<String> names) {
        if (text.length() > LONGEST) {
            return new ExpressionReading.Refused("it is longer than " + LONGEST + " characters");
        }
        CelValidationResult checked = checked(text, names);
        if (checked.hasError()) {
            return new ExpressionReading.Refused(ExpressionErrors.of(text, checked, names));
        }
        try {
            CombinedExpression expression = new CombinedExpression(checked.getAst());
            return expression.signals.isEmpty()
                    ? new ExpressionReading.Refused("it names no signal, such as error_rate")
                    : new ExpressionReading.Understood(new Combined(text, expression.signals));
        } catch (CelValidationException | CelEvaluationException e) {
            return new ExpressionReading.Refused(e.getMessage());
        }
    }

    /** @throws IllegalArgumentException if it was never read: whoever plans a watch has checked it */
    public static CombinedExpression of(Combined combined) {
        if (KEPT.size() > MOST_KEPT) {
            KEPT.clear();
        }
        return KEPT.computeIfAbsent(combined, CombinedExpression::compiled);
    }

    private static CombinedExpression compiled(Combined combined) {
        try {
            return new CombinedExpression(
                    checked(combined.expression(), combined.signals()).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException("no expression: " + combined.expression(), e);
        }
    }

    private static CelValidationResult checked(String text, Collection<String> names) {
        CelCompilerBuilder compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setResultType(SimpleType.BOOL);
        names.forEach(name -> compiler.addVar(name, SimpleType.DOUBLE));
        return compiler.build().compile(text);
    }

    /** @param known figures in base units; a signal that is not in it is not known */
    public Answer evaluate(Map<String, Double> known) {
        List<CelAttributePattern> open = signals.stream()
                .filter(signal -> !known.containsKey(signal))
                .map(CelAttributePattern::create)
                .toList();
        try {
            Object answer = program.eval(PartialVars.of(name -> Optional.ofNullable(known.get(name)), open));
            return answer instanceof CelUnknownSet unknown
                    ? new Answer(Optional.empty(), lacking(unknown))
                    : new Answer(Optional.of((Boolean) answer), List.of());
        } catch (CelEvaluationException e) {
            // Such as a division of whole numbers by zero: nothing was said about the service.
            return new Answer(Optional.empty(), List.of());
        }
    }

    private static List<String> lacking(CelUnknownSet unknown) {
        return unknown.attributes().stream()
                .map(CelAttribute::toString)
                .sorted()
                .toList();
    }
}
