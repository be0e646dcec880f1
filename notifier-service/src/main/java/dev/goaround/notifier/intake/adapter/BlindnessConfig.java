package dev.goaround.notifier.intake.adapter;

import dev.goaround.notifier.announcement.BlindnessTimes;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When somebody is told that a running deployment cannot be judged. */
@ConfigMapping(prefix = "goaround.notifier.blindness")
interface BlindnessConfig {
    /** Before chat is told. */
    @WithDefault("PT1M")
    Duration chatAfter();

    /** Before somebody is called. */
    @WithDefault("PT10M")
    Duration onCallAfter();

    /** Before chat is told that too little was seen to judge by. */
    @WithDefault("PT10M")
    Duration tooFewAfter();

    default BlindnessTimes times() {
        return new BlindnessTimes(chatAfter(), onCallAfter(), tooFewAfter());
    }
}
