package dev.goaround.rollback.archive;

import dev.goaround.contracts.Topic;
import dev.goaround.rollback.archive.JudgeNote.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Walks a recorded log in the order in which the judge took it. The notes are in that order; the samples without a note are
 * put between them by their offsets.
 */
final class JudgesOrder {

    private static final long NO_OFFSET = -1;

    private final RecordedLog log;
    private Optional<LoggedRecord> ahead = Optional.empty();
    private long last = NO_OFFSET;

    JudgesOrder(RecordedLog log) {
        this.log = log;
    }

    /** Is handed everything that the judge took. */
    interface Walker {

        /**
         * @param note that the judge made of it, or null
         * @return whether to go on
         */
        boolean sample(LoggedRecord sample, JudgeNote note);

        /** @return whether to go on */
        boolean noted(JudgeNote note);
    }

    /** How a walk ended. */
    sealed interface End {

        /** To the end, or as far as the walker wanted. */
        record Walked() implements End {}

        /** The watch goes on, and the archive has not come further yet. */
        record SoFar() implements End {}

        /** @param reason why there is nothing to begin with */
        record Headless(String reason) implements End {}

        /** @param reason what the archive lacks */
        record Torn(String reason) implements End {}
    }

    End walk(Walker walker) throws IOException {
        List<JudgeNote> protocol = log.protocol();
        // That the watch ended and the note of it are stored in one transaction.
        if (log.ended() && protocol.stream().noneMatch(note -> note.kind() == Kind.END)) {
            return new End.Torn(
                    "the archive of " + log.deployment() + " lacks the end of its watch, which was stored there");
        }
        if (protocol.isEmpty()) {
            return new End.SoFar();
        }
        if (!protocol.get(0).begins()) {
            return new End.Headless("the archive of " + log.deployment()
                    + " begins in the middle of its watch: it was written by an older release, or cut");
        }
        for (int i = 0; i < protocol.size(); i++) {
            JudgeNote note = protocol.get(i);
            Long before = note.kind() == Kind.SAMPLE ? Long.valueOf(note.offset()) : bound(protocol, i);
            if (before == null && !log.ended()) {
                return new End.SoFar();
            }
            if (!samplesBefore(before == null ? Long.MAX_VALUE : before, walker)) {
                return new End.Walked();
            }
            Optional<End> end = note.kind() == Kind.SAMPLE ? sample(note, walker) : other(note, walker);
            if (end.isPresent()) {
                return end.get();
            }
        }
        return log.ended() ? new End.Walked() : new End.SoFar();
    }

    /** Offset before which all samples come before this note, or null where nothing tells. */
    private static Long bound(List<JudgeNote> protocol, int note) {
        if (protocol.get(note).after() != null) {
            return protocol.get(note).after() + 1;
        }
        return protocol.subList(note, protocol.size()).stream()
                .filter(later -> later.kind() == Kind.SAMPLE)
                .map(JudgeNote::offset)
                .findFirst()
                .orElse(null);
    }

    private boolean samplesBefore(long offset, Walker walker) throws IOException {
        for (LoggedRecord next = next(); next != null && next.offset() < offset; next = next()) {
            taken();
            if (!walker.sample(next, null)) {
                return false;
            }
        }
        return true;
    }

    private Optional<End> sample(JudgeNote note, Walker walker) throws IOException {
        LoggedRecord sample = next();
        if (sample == null || sample.offset() != note.offset()) {
            return Optional.of(missing(note.offset(), sample));
        }
        taken();
        return walker.sample(sample, note) ? Optional.empty() : Optional.of(new End.Walked());
    }

    private Optional<End> other(JudgeNote note, Walker walker) throws IOException {
        if (note.after() != null && last < note.after()) {
            return Optional.of(missing(note.after(), next()));
        }
        return walker.noted(note) ? Optional.empty() : Optional.of(new End.Walked());
    }

    private End missing(long offset, LoggedRecord instead) {
        return instead == null && !log.ended()
                ? new End.SoFar()
                : new End.Torn("the archive of " + log.deployment() + " lacks the record at offset " + offset + " of "
                        + Topic.SAMPLES.topicName() + ", which the judge took");
    }

    private LoggedRecord next() throws IOException {
        if (ahead.isEmpty()) {
            ahead = log.nextSample();
        }
        return ahead.orElse(null);
    }

    private void taken() {
        last = ahead.orElseThrow().offset();
        ahead = Optional.empty();
    }
}
