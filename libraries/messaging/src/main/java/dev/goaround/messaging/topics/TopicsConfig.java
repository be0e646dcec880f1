package dev.goaround.messaging.topics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

@ConfigMapping(prefix = "goaround.topics")
interface TopicsConfig {

    /** Whether topics are created and checked at start; false where there is no broker (tests with in-memory channels). */
    @WithDefault("true")
    boolean atStart();

    @WithDefault("4")
    int partitions();

    @WithDefault("1")
    short replication();

    /** How long the start waits for the broker. */
    @WithDefault("PT60S")
    @WithName("wait")
    Duration waitForBroker();
}
