package dev.goaround.checklist.reading.words;

import dev.goaround.checklist.reading.words.LimitReading.Understood;
import java.util.Optional;
import java.util.regex.Pattern;

/** "Error rate is significantly worse than the baseline", in a checklist's own words. A number beside it says more: see {@link RelativeLimit}. */
final class StatisticalWords {

    private static final Pattern WORSE = Pattern.compile("(?<![a-z-])(?<!not |no )(?:(?:significantly|clearly|surely"
            + "|statistically|measurably) )?worse than (?:the |its |our )?(?:baseline|stable version)(?![a-z])");
    private static final Pattern PERCENTILE = Pattern.compile("\\bp ?\\d{2,3}\\b|\\b\\d{2}(?:th)?[ -]percentile");

    private StatisticalWords() {}

    /** Empty where the line says something else, or names no signal whose values could be compared. */
    static Optional<LimitReading> in(String text) {
        Optional<LimitReading> stated = StatisticalGrammar.read(text)
                .map(TriggerGrammar.Stated::reading)
                .filter(Understood.class::isInstance);
        return stated.isPresent() ? stated : worded(PlainLine.of(text));
    }

    private static Optional<LimitReading> worded(String plain) {
        Persistence persistence = Persistence.in(plain);
        String rest = PERCENTILE.matcher(persistence.rest()).replaceAll(" ");
        boolean plainly = WORSE.matcher(plain).find() && !Quantity.hasDigit(rest) && persistence.wrong() == null;
        return plainly
                ? SignalWords.find(plain)
                        .flatMap(StatisticalGrammar::usual)
                        .map(limit -> new Understood(limit.holding(persistence)))
                : Optional.empty();
    }
}
