package dev.goaround.rollback.judging.adapter;

import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Where the records of the judge go out, in the transaction of what it takes and stores. */
interface JudgeOutlet {

    /** @param sink the name of a sink of {@link JudgingTopology} */
    void forward(Record<byte[], byte[]> record, String sink);

    /** Ends the transaction soon. */
    void commit();

    /** Of the record in hand; empty while time is looked at. */
    Optional<RecordMetadata> inHand();
}
