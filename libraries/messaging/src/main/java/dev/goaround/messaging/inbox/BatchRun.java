package dev.goaround.messaging.inbox;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The records of one batch, in order: each is looked at when the one before it is handled or is a dead letter. What needs no
 * database costs no more than being looked at. Letters are written beside, some together; the next batch need not wait for
 * them. All of it runs on one executor, one step at a time.
 */
final class BatchRun {

    /** Enough to be worth a request to the broker, and few enough for a letter not to wait long. */
    static final int LETTERS_TOGETHER = 128;

    static final long BYTES_TOGETHER = 256 << 10;

    /** What is done with a record. */
    interface Steps {

        FirstLook look(IncomingRecord arrival);

        /** The event is passed over: it does not concern the handler. */
        void passOver(IncomingRecord arrival);

        /** Gives null once the event is handled, and else why it is a dead letter. */
        Uni<NotHandled> handle(IncomingRecord arrival);
    }

    /** Where dead letters go. */
    interface Letters {

        Letter letter(IncomingRecord arrival, NotHandled reason);

        /**
         * Writes letters together, again and again until all are there.
         *
         * @param written run then, once, on whatever thread
         * @return whether the channel may go on before that
         */
        boolean write(List<Letter> letters, Runnable written);
    }

    private final Iterator<IncomingRecord> records;
    private final Steps steps;
    private final Letters deadLetters;
    private final Executor executor;
    private final Runnable ended;
    private final Runnable done;

    private List<Letter> letters = new ArrayList<>();
    private long letterBytes;
    /** What has to end before the batch is done: the records, and each bundle of letters that is under way. */
    private int open = 1;

    private volatile boolean stopped;

    /**
     * @param ended run when the next batch may begin
     * @param done run when every event is handled and every letter is written
     */
    BatchRun(
            Iterator<IncomingRecord> records,
            Steps steps,
            Letters deadLetters,
            Executor executor,
            Runnable ended,
            Runnable done) {
        this.records = records;
        this.steps = steps;
        this.deadLetters = deadLetters;
        this.executor = executor;
        this.ended = ended;
        this.done = done;
    }

    /** To be called on the executor, once. */
    void start() {
        proceed();
    }

    /** Begins no record any more; the batch is never done then, and comes again. */
    void stop() {
        stopped = true;
    }

    private void proceed() {
        while (!stopped) {
            if (areEnough() && !writeLetters(this::proceed)) {
                return;
            }
            if (!records.hasNext()) {
                if (writeLetters(this::end)) {
                    end();
                }
                return;
            }
            IncomingRecord arrival = records.next();
            FirstLook look = steps.look(arrival);
            if (look.refusal() != null) {
                add(arrival, look.refusal());
            } else if (look.concerns()) {
                handle(arrival);
                return;
            } else {
                steps.passOver(arrival);
            }
        }
    }

    /** The letters so far need not wait for it, which may take as long as an outage does. */
    private void handle(IncomingRecord arrival) {
        if (!letters.isEmpty() && !writeLetters(() -> handleNow(arrival))) {
            return;
        }
        handleNow(arrival);
    }

    private void handleNow(IncomingRecord arrival) {
        if (stopped) {
            return;
        }
        steps.handle(arrival)
                .subscribe()
                .with(
                        refusal -> executor.execute(() -> handled(arrival, refusal)),
                        defect -> executor.execute(() -> handled(arrival, NotHandled.after(defect))));
    }

    private void handled(IncomingRecord arrival, NotHandled refusal) {
        if (refusal != null) {
            add(arrival, refusal);
        }
        proceed();
    }

    private void add(IncomingRecord arrival, NotHandled refusal) {
        Letter letter = deadLetters.letter(arrival, refusal);
        letters.add(letter);
        letterBytes += letter.bytes();
    }

    private boolean areEnough() {
        return letters.size() >= LETTERS_TOGETHER || letterBytes >= BYTES_TOGETHER;
    }

    /** @return whether there is no need to wait; otherwise {@code afterwards} is run when they are written */
    private boolean writeLetters(Runnable afterwards) {
        if (letters.isEmpty()) {
            return true;
        }
        List<Letter> bundle = letters;
        letters = new ArrayList<>();
        letterBytes = 0;
        open++;
        Bundle written = new Bundle();
        if (!deadLetters.write(bundle, () -> executor.execute(written::end))) {
            written.next = afterwards;
            return false;
        }
        return true;
    }

    private final class Bundle {
        private Runnable next;

        private void end() {
            close();
            if (next != null) {
                next.run();
            }
        }
    }

    private void end() {
        ended.run();
        close();
    }

    private void close() {
        open--;
        if (open == 0) {
            done.run();
        }
    }

    /** Each is read when its turn comes. */
    static <T> Iterator<IncomingRecord> each(Iterator<T> records, Function<T, IncomingRecord> reading) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public IncomingRecord next() {
                return reading.apply(records.next());
            }
        };
    }
}
