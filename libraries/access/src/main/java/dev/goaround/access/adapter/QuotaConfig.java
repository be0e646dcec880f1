package dev.goaround.access.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalLong;

/** What one caller may take of a service; the same for every token. */
@ConfigMapping(prefix = "goaround.quotas")
public interface QuotaConfig {

    /** Of a token, on average; five seconds' worth may come at once. */
    @WithDefault("200")
    double requestsPerSecond();

    /** Of a token at the same time: event streams, and requests that wait for a gate. */
    @WithDefault("100")
    int openRequests();

    /** Of a token's subject, started or planned by HTTP and not ended; checklist-service only. */
    @WithDefault("500")
    int deploymentsInFlight();

    /** Of request bodies in memory, in bytes; otherwise a quarter of the heap, and at least twice the largest body. */
    OptionalLong bodyBytes();

    /** A body has this time, and a second more for each 256 KiB. */
    @WithDefault("PT10S")
    Duration bodyPatience();
}
