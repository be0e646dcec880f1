package dev.goaround.messaging.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "goaround.outbox")
interface OutboxConfig {

    /** How often the relay looks without being woken: for rows of other instances and for what was postponed. */
    @WithDefault("PT0.5S")
    Duration poll();

    /** How long the keys of a killed instance stay untouched. */
    @WithDefault("PT6S")
    Duration lease();

    /** How many keys are sent at the same time. */
    @WithDefault("16")
    int lanes();

    /** How long stopping waits for rows to be sent; what is left is sent by the next start. */
    @WithDefault("PT3S")
    Duration drain();

    /** The health check is down when a row is older. */
    @WithDefault("PT30S")
    Duration healthyAge();
}
