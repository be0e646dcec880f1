package dev.goaround.rollback.execution.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Times of the executor. */
@ConfigMapping(prefix = "goaround.execution")
interface ExecutionConfig {

    /** How long an order waits for the fence before it is carried out without. */
    @WithDefault("10s")
    Duration fenceWait();

    /**
     * After which a call whose outcome was never stored is taken up at the earliest. A call of which its actuator says that it may last
     * longer is left alone until that is over.
     */
    @WithDefault("30s")
    Duration callLease();

    /** How often the journal is looked at for what is due; changes of our own are looked at at once. */
    @WithDefault("250ms")
    Duration poll();
}
