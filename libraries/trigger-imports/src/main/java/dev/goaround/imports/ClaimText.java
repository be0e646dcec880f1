package dev.goaround.imports;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes claims in the grammar of triggers, with a probe for each query that they rest on. */
public final class ClaimText {

    private final ImportedIds probeNames = new ImportedIds();
    private final ImportedIds signalNames = new ImportedIds();

    /** The same question is asked once, however many triggers rest on its answer. */
    private final Map<Question, ImportedProbe.Query> asked = new HashMap<>();

    private record Question(String query, Duration every) {}

    /** @param when without how long or how often it has to hold */
    public record Written(String when, List<ImportedProbe> probes) {}

    /**
     * @param name that probes and signals are called after
     * @param every how often to ask; null: as often as the definition's reader has it
     * @return empty where a limit has more digits than a trigger can
     */
    public Optional<Written> write(Claim claim, String name, Duration every, Duration timeout) {
        List<ImportedProbe> probes = new ArrayList<>();
        Map<String, String> signals = new HashMap<>();
        for (Claim.Compared compared : claim.compared()) {
            ImportedProbe.Query probe = asked.computeIfAbsent(
                    new Question(compared.query(), every), question -> probe(compared, name, every, timeout));
            signals.put(compared.query(), probe.signal());
            if (!probes.contains(probe)) {
                probes.add(probe);
            }
        }
        boolean isPlain =
                claim instanceof Claim.Compared compared && !compared.op().equals("!=");
        Optional<String> when =
                isPlain ? single((Claim.Compared) claim, signals) : Optional.of(expression(claim, signals, true));
        return when.map(text -> new Written(text, probes));
    }

    private ImportedProbe.Query probe(Claim.Compared compared, String name, Duration every, Duration timeout) {
        return new ImportedProbe.Query(
                probeNames.id(name),
                compared.query(),
                signalNames.signal(name),
                compared.figure().unit(),
                every,
                timeout,
                false);
    }

    private static Optional<String> single(Claim.Compared compared, Map<String, String> signals) {
        return compared.figure()
                .limit(compared.value())
                .map(limit -> signals.get(compared.query()) + " " + compared.op() + " " + limit);
    }

    /** In the Common Expression Language. */
    private static String expression(Claim claim, Map<String, String> signals, boolean outermost) {
        if (claim instanceof Claim.Compared compared) {
            String signal = signals.get(compared.query());
            String number = number(compared.value());
            // Without && or || an expression is told by the ! that it begins with.
            return outermost ? "!(" + signal + " == " + number + ")" : signal + " " + compared.op() + " " + number;
        }
        boolean all = claim instanceof Claim.All;
        List<Claim> parts = all ? ((Claim.All) claim).of() : ((Claim.Any) claim).of();
        String joined = parts.stream()
                .map(part -> expression(part, signals, false))
                .collect(Collectors.joining(all ? " && " : " || "));
        return outermost ? joined : "(" + joined + ")";
    }

    /** A double: it has a point. */
    private static String number(double value) {
        String plain = FigureKind.plain(BigDecimal.valueOf(value));
        return plain.contains(".") ? plain : plain + ".0";
    }
}
