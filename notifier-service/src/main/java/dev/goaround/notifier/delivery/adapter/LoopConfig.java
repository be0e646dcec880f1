package dev.goaround.notifier.delivery.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How deliveries are worked off. */
@ConfigMapping(prefix = "goaround.notifier")
public interface LoopConfig {
    /** Name of this instance, the same after a restart; no two that run at the same time have one name. */
    @WithName("instance")
    String instance();

    /** How many attempts may be going on at once. */
    @WithDefault("16")
    int concurrency();

    /** How often is looked for deliveries that became due. */
    @WithDefault("PT0.5S")
    Duration poll();

    /** How long an attempt is somebody's; longer than any attempt takes. */
    @WithDefault("PT30S")
    Duration lease();
}
