package dev.goaround.probe.probing.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much the prober may load targets and its own memory. */
@ConfigMapping(prefix = "goaround.probe")
interface ProbeConfig {

    /** Open questions to one host and port; further ones wait, then are unknown. */
    @WithDefault("16")
    int questionsPerHost();

    /** Samples kept while the broker is away; then ticks are left out. About 1 KiB each. */
    @WithDefault("10000")
    int bufferedSamples();

    /** Longest answer of an HTTP or Prometheus probe, in bytes. */
    @WithDefault("1048576")
    int answerBytes();

    /** Longest metrics page, in bytes. */
    @WithDefault("4194304")
    int metricsPageBytes();
}
