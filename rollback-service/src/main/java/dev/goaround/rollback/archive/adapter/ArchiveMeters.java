package dev.goaround.rollback.archive.adapter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what is archived. */
@ApplicationScoped
class ArchiveMeters {

    private final Counter records;
    private final Counter failures;
    private final Counter purged;

    ArchiveMeters(MeterRegistry meters) {
        records = Counter.builder("goaround_archived_records")
                .description("Samples, ticks and notes of the judge that were stored in the archive")
                .register(meters);
        failures = Counter.builder("goaround_archive_failures")
                .description("Times that storing in the archive failed; what was gathered is read again")
                .register(meters);
        purged = Counter.builder("goaround_archive_purged_deployments")
                .description("Deployments that left the archive because of their age")
                .register(meters);
    }

    void stored(int count) {
        records.increment(count);
    }

    void failed() {
        failures.increment();
    }

    void purged(int deployments) {
        purged.increment(deployments);
    }
}
