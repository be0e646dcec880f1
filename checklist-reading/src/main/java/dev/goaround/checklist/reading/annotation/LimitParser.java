package dev.goaround.checklist.reading.annotation;

import dev.goaround.checklist.reading.words.Baseline;
import dev.goaround.checklist.reading.words.Limit;
import dev.goaround.checklist.reading.words.Op;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code SIGNAL OP VALUE [over TIME] [for TIME] [times N] [baseline points|ratio]}. */
final class LimitParser {

    static final String FORM = "SIGNAL OP VALUE [over TIME] [for TIME] [times N] [baseline points|ratio], such as"
            + " \"error_rate < 1% over 5m for 2m\"";

    private static final Pattern SIGNAL = Pattern.compile("[a-zA-Z][\\w.:-]{0,80}");

    /** Either a limit, or what is wrong. */
    record Parsed(Limit limit, String wrong) {}

    private LimitParser() {}

    static Parsed parse(List<String> words) {
        if (words.size() < 3) {
            return wrong("a limit is " + FORM);
        }
        String signal = words.get(0);
        Optional<Op> op = Arrays.stream(Op.values())
                .filter(candidate -> candidate.sign().equals(words.get(1)))
                .findFirst();
        Optional<Amounts.Amount> amount = Amounts.parse(signal, words.get(2));
        if (!SIGNAL.matcher(signal).matches()) {
            return wrong("\"" + signal + "\" is no name of a signal, such as error_rate");
        }
        if (op.isEmpty()) {
            return wrong("\"" + words.get(1) + "\" is no comparison; write one of < <= > >= ==, with blanks around it");
        }
        if (amount.isEmpty()) {
            return wrong(
                    "\"" + words.get(2) + "\" is no value; write it as 5%, 500ms, 2s, 4GB, 30days, 500USD/month or 3");
        }
        return lasting(signal, op.get(), amount.get(), words.subList(3, words.size()));
    }

    private static Parsed lasting(String signal, Op op, Amounts.Amount amount, List<String> rest) {
        Duration over = null;
        Duration lasting = null;
        Integer times = null;
        Baseline baseline = null;
        for (int i = 0; i < rest.size(); i += 2) {
            String word = rest.get(i);
            String value = i + 1 < rest.size() ? rest.get(i + 1) : "";
            Optional<Duration> span = Spans.parse(value).filter(time -> !time.isNegative());
            if (word.equals("over") && span.isPresent()) {
                over = span.get();
            } else if (word.equals("for") && span.isPresent()) {
                lasting = span.get();
            } else if (word.equals("times") && value.matches("\\d{1,4}")) {
                times = Integer.valueOf(value);
            } else if (word.equals("baseline") && value.matches("points|ratio")) {
                baseline = value.equals("points") ? Baseline.POINTS : Baseline.RATIO;
            } else {
                return wrong("\"" + (word + " " + value).strip() + "\" is not understood; a limit is " + FORM);
            }
        }
        return new Parsed(new Limit(signal, op, amount.value(), amount.unit(), over, lasting, times, baseline), null);
    }

    private static Parsed wrong(String reason) {
        return new Parsed(null, reason);
    }
}
