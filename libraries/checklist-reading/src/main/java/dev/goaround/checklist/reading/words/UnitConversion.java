package dev.goaround.checklist.reading.words;

import dev.goaround.checklist.reading.words.LimitReading.Unclear;
import dev.goaround.checklist.reading.words.LimitReading.Understood;
import java.math.BigDecimal;

/** Brings a quantity into the base unit of its signal, or says why it does not fit. */
final class UnitConversion {

    /** From here on people may well mean a tenth more than before, and not ten points more. */
    private static final double MANY_POINTS = 0.1;

    private UnitConversion() {}

    static boolean fits(NamedSignal signal, Quantity quantity) {
        return absolute(signal, LimitOperator.EQUAL, quantity) instanceof Understood;
    }

    static LimitReading absolute(NamedSignal signal, LimitOperator op, Quantity quantity) {
        boolean share =
                quantity.isPercent() || (quantity.isBare() && quantity.number().compareTo(BigDecimal.ONE) <= 0);
        return switch (signal.measure()) {
            case RATIO -> share ? ratio(signal, op, quantity) : misfit(signal, quantity);
            case RATIO_OR_BYTES -> {
                if (quantity.isBytes() && !signal.complement()) {
                    yield limit(signal, op, quantity.bytes(), "bytes");
                }
                yield share ? ratio(signal, op, quantity) : misfit(signal, quantity);
            }
            case RATIO_OR_COUNT -> {
                if (quantity.isPercent()) {
                    yield ratio(signal, op, quantity);
                }
                yield count(signal, op, quantity);
            }
            case COUNT -> count(signal, op, quantity);
            case DURATION ->
                quantity.isTime() ? limit(signal, op, quantity.seconds(), "seconds") : misfit(signal, quantity);
            case DAYS ->
                quantity.isTime() || quantity.isBare()
                        ? limit(signal, op, quantity.days(), "days")
                        : misfit(signal, quantity);
            case MONEY ->
                quantity.currency().isEmpty()
                        ? misfit(signal, quantity)
                        : limit(signal, op, quantity.number().doubleValue(), quantity.moneyUnit());
            case PER_SECOND -> perSecond(signal, op, quantity);
            case AS_WRITTEN -> asWritten(signal, op, quantity);
        };
    }

    static LimitReading changed(NamedSignal signal, RelativeLimit change) {
        Quantity quantity = change.quantity();
        boolean points = signal.measure().changesByPoints();
        boolean rises = !quantity.per().isEmpty();
        if (points && quantity.isMultiple() && !rises && change.op() == LimitOperator.MORE && !change.falling()) {
            return multiple(signal, quantity);
        }
        if (!quantity.isPercent() && !(quantity.isMultiple() && !points && !rises)) {
            return new Unclear(
                    "a change of " + signal.name() + " is written in percent, such as \"increases by > 10%\"");
        }
        BigDecimal by = quantity.isMultiple() ? quantity.number().subtract(BigDecimal.ONE) : quantity.asRatio();
        boolean turned = change.falling() != signal.complement();
        LimitOperator op = turned ? change.op().mirrored() : change.op();
        double value = turned ? by.negate().doubleValue() : by.doubleValue();
        if (rises) {
            return new Understood(SignalLimit.of(signal.name(), op, value, "ratio")
                    .rising(DurationWords.of(BigDecimal.ONE, quantity.per())));
        }
        BaselineKind baseline = points ? BaselineKind.POINTS : BaselineKind.RATIO;
        Understood changed =
                new Understood(SignalLimit.of(signal.name(), op, value, "ratio").against(baseline));
        return points && Math.abs(value) >= MANY_POINTS
                ? changed.noting("a change of a share is taken in percentage points, "
                        + quantity.number().toPlainString()
                        + " of them; if so many percent of what it was are meant, write"
                        + " \"against baseline ratio\"")
                : changed;
    }

    /** So many times a share that may be next to nothing: a person decides whether that is much. */
    private static LimitReading multiple(NamedSignal signal, Quantity quantity) {
        if (signal.complement()) {
            return misfit(signal, quantity);
        }
        double more = quantity.number().subtract(BigDecimal.ONE).doubleValue();
        return new Understood(SignalLimit.of(signal.name(), LimitOperator.MORE, more, "ratio")
                        .against(BaselineKind.RATIO))
                .asking(
                        "so many times a share, which may be near zero: asks; write points, such as \"increases by > 2%\","
                                + " to have it roll back by itself");
    }

    static String example(NamedSignal signal) {
        return switch (signal.measure()) {
            case RATIO, RATIO_OR_BYTES, RATIO_OR_COUNT -> "5%";
            case DURATION -> "500ms";
            case COUNT -> "2";
            case DAYS -> "30 days";
            case MONEY -> "$500/month";
            case PER_SECOND -> "100/s";
            case AS_WRITTEN -> "5";
        };
    }

    private static LimitReading ratio(NamedSignal signal, LimitOperator op, Quantity quantity) {
        BigDecimal ratio = quantity.asRatio();
        return signal.complement()
                ? limit(signal, op.mirrored(), BigDecimal.ONE.subtract(ratio).doubleValue(), "ratio")
                : limit(signal, op, ratio.doubleValue(), "ratio");
    }

    private static LimitReading count(NamedSignal signal, LimitOperator op, Quantity quantity) {
        if (!quantity.isBare()) {
            return misfit(signal, quantity);
        }
        SignalLimit limit = SignalLimit.of(signal.name(), op, quantity.number().doubleValue(), "count");
        // "10 per minute" counts over that minute.
        return new Understood(
                quantity.per().isEmpty() ? limit : limit.over(DurationWords.of(BigDecimal.ONE, quantity.per())));
    }

    private static LimitReading perSecond(NamedSignal signal, LimitOperator op, Quantity quantity) {
        double number = quantity.number().doubleValue();
        if (quantity.per().equals("minute")) {
            return limit(signal, op, number / 60, "count/s");
        }
        boolean second = quantity.per().equals("second") || quantity.unit().endsWith("ps");
        return second || quantity.isBare() ? limit(signal, op, number, "count/s") : misfit(signal, quantity);
    }

    private static LimitReading asWritten(NamedSignal signal, LimitOperator op, Quantity quantity) {
        if (!quantity.currency().isEmpty()) {
            return limit(signal, op, quantity.number().doubleValue(), quantity.moneyUnit());
        }
        if (quantity.isPercent()) {
            return limit(signal, op, quantity.asRatio().doubleValue(), "ratio");
        }
        if (!quantity.per().isEmpty()) {
            return perSecond(signal, op, quantity);
        }
        if (quantity.isTime()) {
            return limit(signal, op, quantity.seconds(), "seconds");
        }
        return quantity.isBytes() ? limit(signal, op, quantity.bytes(), "bytes") : count(signal, op, quantity);
    }

    private static LimitReading limit(NamedSignal signal, LimitOperator op, double value, String unit) {
        return new Understood(SignalLimit.of(signal.name(), op, value, unit));
    }

    private static LimitReading misfit(NamedSignal signal, Quantity quantity) {
        String written = quantity.number().toPlainString() + quantity.unit();
        return new Unclear(
                "\"" + written + "\" is no value of " + signal.name() + "; write it as \"" + example(signal) + "\"");
    }
}
