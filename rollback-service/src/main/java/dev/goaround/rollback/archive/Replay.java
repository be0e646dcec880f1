package dev.goaround.rollback.archive;

import dev.goaround.contracts.EventType;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Judges a recorded log again and compares everything that follows, byte for byte, with what was said at the time. */
public final class Replay {

    private final RecordedLog log;
    private final JudgedAgain again;
    private final Consumer<Conclusion> said;
    private long records;
    private int verdicts;
    private int orders;
    private int refusals;
    private Result.Different difference;

    /** @param said is told each conclusion as it was recorded, once it was found to be the same */
    public Replay(RecordedLog log, RecordReader reader, Consumer<Conclusion> said) {
        this.log = log;
        this.again = new JudgedAgain(log.deployment(), reader, UnaryOperator.identity());
        this.said = said;
    }

    /** What came of it. */
    public sealed interface Result {

        /** @param ended false if the watch goes on: as far as it was archived */
        record Same(long records, int verdicts, int orders, int refusals, boolean ended) implements Result {}

        /**
         * The first difference.
         *
         * @param where which record
         * @param recorded null if nothing was
         * @param again null if nothing follows
         */
        record Different(String where, String recorded, String again) implements Result {}

        /** The archive has lost something. */
        record Torn(String reason) implements Result {}

        /** The archive never had the watch's beginning, so that there is nothing to compare. */
        record Headless(String reason) implements Result {}
    }

    public Result run() throws IOException {
        JudgesOrder.End end = new JudgesOrder(log).walk(new JudgesOrder.Walker() {
            @Override
            public boolean sample(LoggedRecord sample, JudgeNote note) {
                return compare("sample at offset " + sample.offset(), note, () -> again.sample(sample, note));
            }

            @Override
            public boolean noted(JudgeNote note) {
                return compare(where(note), note, () -> again.noted(note));
            }
        });
        if (difference != null) {
            return difference;
        }
        if (end instanceof JudgesOrder.End.Headless headless) {
            return new Result.Headless(headless.reason());
        }
        return end instanceof JudgesOrder.End.Torn torn
                ? new Result.Torn(torn.reason())
                : new Result.Same(records, verdicts, orders, refusals, log.ended());
    }

    /** Where a judging may fail on what no judge ever saw. */
    private interface Once {
        List<Conclusion> judge();
    }

    private boolean compare(String where, JudgeNote note, Once once) {
        List<Conclusion> recorded = note == null ? List.of() : note.said();
        List<Conclusion> follows;
        try {
            follows = once.judge();
        } catch (RuntimeException e) {
            difference = new Result.Different(where, texts(recorded), "it cannot be judged: " + e);
            return false;
        }
        records++;
        for (int i = 0; i < Math.max(recorded.size(), follows.size()); i++) {
            Conclusion then = i < recorded.size() ? recorded.get(i) : null;
            Conclusion now = i < follows.size() ? follows.get(i) : null;
            if (then == null || !then.equals(now)) {
                difference = new Result.Different(where, text(then), text(now));
                return false;
            }
            count(then);
        }
        return true;
    }

    private void count(Conclusion same) {
        if (same.data() == null) {
            refusals++;
        } else if (same.type().equals(EventType.ROLLBACK_ORDERED.type())) {
            orders++;
        } else if (same.type().equals(EventType.VERDICT_CHANGED.type())) {
            verdicts++;
        }
        said.accept(same);
    }

    private static String where(JudgeNote note) {
        return switch (note.kind()) {
            case EVENT -> "record at offset " + note.offset() + " of " + note.topic();
            case END -> "end of the watch";
            case GAVE_UP -> "plan that did not come";
            case SAMPLE -> "sample at offset " + note.offset();
        };
    }

    private static String texts(List<Conclusion> conclusions) {
        return conclusions.isEmpty()
                ? null
                : String.join("; ", conclusions.stream().map(Replay::text).toList());
    }

    private static String text(Conclusion conclusion) {
        if (conclusion == null) {
            return null;
        }
        return conclusion.id() + " "
                + (conclusion.data() == null ? "refused: " + conclusion.refusal() : conclusion.data());
    }
}
