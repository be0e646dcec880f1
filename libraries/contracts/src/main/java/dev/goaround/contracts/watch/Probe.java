package dev.goaround.contracts.watch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.function.Function;

/** The question asked again and again. One probe × one target is a source of samples. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HttpProbe.class, name = "http"),
    @JsonSubTypes.Type(value = ScrapeProbe.class, name = "metrics"),
    @JsonSubTypes.Type(value = PrometheusProbe.class, name = "prometheus")
})
public sealed interface Probe permits HttpProbe, ScrapeProbe, PrometheusProbe {

    /** What each case leads to. */
    <T> T fold(Function<HttpProbe, T> http, Function<ScrapeProbe, T> scrape, Function<PrometheusProbe, T> prometheus);

    /** The same question, asked of another target. */
    Probe askedOf(String otherTarget);

    /** Unique in the environment. */
    String name();

    /** Name of the {@link Target}. */
    String target();

    Duration every();

    Duration timeout();

    /** Reference of a bearer token to send, or null. */
    String secret();

    /** The sample source's stable name. */
    default String source() {
        return target() + "/" + name();
    }
}
