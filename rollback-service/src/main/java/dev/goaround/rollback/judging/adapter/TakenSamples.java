package dev.goaround.rollback.judging.adapter;

import dev.goaround.messaging.DecodedRecord;
import java.util.function.Supplier;

/** The topic of samples as far as the judge has taken it, for one that goes on where another stopped. */
interface TakenSamples {

    /**
     * The offset up to which the samples of that partition were taken and committed, exclusive; 0 if none was.
     *
     * <p>Not before the transactions of the partition's former judge have ended.
     */
    long takenTo(int partition);

    /** Hands over what is from one offset to another, the last one exclusive, in order. */
    void between(int partition, long from, long to, Taking taking);

    /** Is given one record after the other. */
    interface Taking {

        /**
         * @param key the deployment's id, or null if the sender gave the record none
         * @param read reads the record, which costs more than finding out that it is not needed
         */
        void taken(long offset, String key, Supplier<DecodedRecord> read);
    }
}
