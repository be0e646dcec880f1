package dev.goaround.probe.probers;

import com.google.re2j.PatternSyntaxException;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.contracts.watch.Target;
import dev.goaround.egress.Body;
import dev.goaround.egress.Call;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Makes a probe of a plan into a question. */
public final class Probers {

    private static final String METRICS_PAGE =
            "text/plain;version=0.0.4, application/openmetrics-text;q=0.5, */*;q=0.1";
    private static final String FORM = "application/x-www-form-urlencoded";

    private Probers() {}

    /**
     * Always a question: what the plan gets wrong is said by its replies.
     *
     * @param target null if the plan has none of that name
     */
    public static Prober of(Probe probe, Target target, BodyLimits limits) {
        if (target == null) {
            return Prober.unaskable("the plan has no target '" + probe.target() + "'");
        }
        try {
            return callOf(probe, target, limits);
        } catch (IllegalArgumentException e) {
            // A path or pointer that is none, a timeout of zero.
            return Prober.unaskable("the probe cannot be asked: " + e.getMessage());
        } catch (PatternSyntaxException e) {
            return Prober.unaskable("a label's expression is not in RE2 syntax: " + e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            // One probe's defect must not keep the others of the plan, and the other plans, from being asked.
            return Prober.defective(e);
        }
    }

    private static CallProber callOf(Probe probe, Target target, BodyLimits limits) {
        return probe.fold(
                http -> new HttpProber(http, get(http, at(target, http.path()), limits.answerBytes())),
                scrape -> ofPage(scrape, target, limits),
                prometheus -> ofQuery(prometheus, target, limits));
    }

    private static ScrapeProber ofPage(ScrapeProbe scrape, Target target, BodyLimits limits) {
        Call call = get(scrape, at(target, scrape.path()), limits.metricsPageBytes());
        return new ScrapeProber(scrape, call.withHeader("accept", METRICS_PAGE));
    }

    private static PrometheusProber ofQuery(PrometheusProbe prometheus, Target target, BodyLimits limits) {
        Body form = Body.utf8("query=" + URLEncoder.encode(prometheus.query(), StandardCharsets.UTF_8));
        URI api = at(target, "/api/v1/query");
        return new PrometheusProber(
                prometheus, get(prometheus, api, limits.answerBytes()).with(Call.Method.POST, FORM, form));
    }

    private static Call get(Probe probe, URI uri, int limit) {
        return Call.get(uri)
                .withHeader("user-agent", "goaround-probe")
                .withDeadline(probe.timeout())
                .withBodyLimit(limit);
    }

    /** The target's URL with the path behind its own; a slash always stands between, so that a path cannot change the host. */
    private static URI at(Target target, String path) {
        String base = target.url().toString();
        String behind = path == null ? "" : path;
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                + (behind.startsWith("/") ? behind : "/" + behind));
    }
}
