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

    /** How many attempts at news may be going on at once. */
    @WithDefault("32")
    int concurrency();

    /** How many attempts at calls and at what belongs to them may be going on at once, beside the news. */
    @WithDefault("64")
    int reserve();

    /** How many of the attempts at news may go to one route: a slow receiver holds up nobody else. */
    @WithDefault("4")
    int perRoute();

    /** How often is looked for deliveries that became due. */
    @WithDefault("PT0.5S")
    Duration poll();

    /** How long an attempt is somebody's; longer than any attempt takes. */
    @WithDefault("PT30S")
    Duration lease();
}
