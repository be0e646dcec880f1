package dev.goaround.rollback.archive.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The archive's times and bounds. */
@ConfigMapping(prefix = "goaround.archive")
interface ArchiveConfig {

    /** How long a deployment is kept after its last record. */
    @WithDefault("P90D")
    Duration keep();

    /** How often what is too old is looked for. */
    @WithDefault("PT1H")
    Duration pruneEvery();

    /** How long records are gathered before they are stored: longer makes the archive smaller, and later. */
    @WithDefault("PT15S")
    Duration gather();

    /** Stored earlier when so many bytes are gathered, as they are on Kafka. */
    @WithDefault("4000000")
    long gatherBytes();
}
