package dev.goaround.cli.history;

import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.rollback.archive.Replay.Result;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What a replay says. Seconds are those since the watch began. */
public final class ReplayText {

    private static final int DECIMALS = 3;

    private ReplayText() {}

    public static String line(Instant zero, VerdictChanged changed) {
        return seconds(zero, changed.at()) + " "
                + changed.verdict().kind().name().toLowerCase(Locale.ROOT) + " " + changed.rule() + ": "
                + changed.verdict().reason();
    }

    public static String line(Instant zero, RollbackOrdered order) {
        return seconds(zero, order.sampleAt()) + " ordered "
                + (order.targetVersion() == null ? "rollback" : "rollback to " + order.targetVersion()) + ", cause "
                + order.cause().name().toLowerCase(Locale.ROOT)
                + (order.rule() == null ? "" : " " + order.rule());
    }

    public static String result(Result result) {
        if (result instanceof Result.Same same) {
            return "the same: " + counted(same.verdicts(), "verdict") + ", " + counted(same.orders(), "order")
                    + (same.refusals() == 0 ? "" : ", " + counted(same.refusals(), "refusal"))
                    + (same.ended() ? "" : "; the watch goes on, this is as far as it is archived");
        }
        if (result instanceof Result.Different different) {
            return "different at the " + different.where() + System.lineSeparator() + "  recorded: "
                    + side(different.recorded()) + System.lineSeparator() + "  now:      " + side(different.again());
        }
        return result instanceof Result.Torn torn ? torn.reason() : ((Result.Headless) result).reason();
    }

    /** With one decimal at least, and no finer than milliseconds. */
    static String seconds(Instant zero, Instant at) {
        Duration after = Duration.between(zero, at);
        BigDecimal exact = BigDecimal.valueOf(after.getSeconds())
                .add(BigDecimal.valueOf(after.getNano(), 9))
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return (exact.scale() < 1 ? exact.setScale(1) : exact).toPlainString();
    }

    static String counted(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String side(String said) {
        return said == null ? "nothing" : said;
    }
}
