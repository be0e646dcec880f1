package dev.goaround.verdicts.reference;

import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.contracts.watch.Scope;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.contracts.watch.WatchPlanned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Who was asked what, and what they said: the first half of the reference (see {@link ReferenceEvaluator}).
 *
 * <p>A <em>source</em> is one probe of one target. A <em>feed</em> is the sources that give one signal to one condition, all of
 * one kind: the service's own counters or our own questions, else what a metrics system computed, never both.
 *
 * @param now the log's time
 */
record Sources(WatchPlanned plan, Map<String, Source> all, Instant now) {

    /**
     * One answer.
     *
     * @param at the sample's date; where the prober's clock was set back, the date of the answer before it
     * @param from where the time that its counts tell about begins: the source's last answer that was up, else one tick back
     */
    record Answer(SampleTaken sample, Instant at, Instant from) {

        boolean isUp() {
            return sample.outcome() == SampleOutcome.UP;
        }

        /** Whether the source could be asked for that signal, be the answer good or bad. */
        boolean tellsOf(Feed feed) {
            if (feed.computed()) {
                return isUp() && figure(feed.signal()) != null;
            }
            return switch (Kind.of(feed.signal())) {
                case HEALTH, PROBE_SUCCESS -> sample.outcome() != SampleOutcome.UNKNOWN;
                case VERSION -> sample.version() != null;
                case ERROR_RATE, SUCCESS_RATE, REQUEST_RATE -> isUp();
                case LATENCY -> isUp() && sample.reason() == null && sample.latencyUnknown() == null;
                case COMPUTED -> false;
            };
        }

        Double figure(String signal) {
            return sample.measurements().stream()
                    .filter(measurement -> measurement.signal().equals(signal))
                    .findFirst()
                    .map(measurement -> measurement.value())
                    .orElse(null);
        }
    }

    /**
     * @param listenedSince since when silence counts
     * @param every interval of its ticks, which its numbers count
     * @param sequence the last number that was taken, or -1
     * @param forgottenTo what was answered before it is in no window any more
     */
    record Source(Instant listenedSince, Duration every, long sequence, Instant forgottenTo, List<Answer> answers) {

        /** What windows may hold. */
        List<Answer> remembered() {
            return answers.stream()
                    .filter(answer -> !answer.at().isBefore(forgottenTo))
                    .toList();
        }

        boolean isHeard() {
            return !answers.isEmpty();
        }

        Answer last() {
            return answers.get(answers.size() - 1);
        }

        Instant heardAt() {
            return isHeard() ? last().at() : listenedSince;
        }

        Source with(SampleTaken sample, Instant forgotten) {
            Instant at = isHeard() && sample.at().isBefore(last().at()) ? last().at() : sample.at();
            Instant from = answers.stream()
                    .filter(Answer::isUp)
                    .reduce((earlier, later) -> later)
                    .map(Answer::at)
                    .orElse(at.minus(every));
            List<Answer> more = new ArrayList<>(answers);
            more.add(new Answer(sample, at, from));
            Instant to = forgotten.isAfter(forgottenTo) ? forgotten : forgottenTo;
            return new Source(listenedSince, every, sample.sequence(), to, more);
        }
    }

    /** What a signal is made of, by its name. */
    enum Kind {
        HEALTH,
        PROBE_SUCCESS,
        ERROR_RATE,
        SUCCESS_RATE,
        REQUEST_RATE,
        LATENCY,
        VERSION,
        COMPUTED;

        private static final Pattern LATENCIES = Pattern.compile("latency_p\\d{1,6}");

        static Kind of(String signal) {
            return switch (signal) {
                case "health" -> HEALTH;
                case "probe_success" -> PROBE_SUCCESS;
                case "error_rate" -> ERROR_RATE;
                case "success_rate" -> SUCCESS_RATE;
                case "request_rate" -> REQUEST_RATE;
                case "version" -> VERSION;
                default -> LATENCIES.matcher(signal).matches() ? LATENCY : COMPUTED;
            };
        }

        boolean isCounted() {
            return this == ERROR_RATE || this == SUCCESS_RATE || this == REQUEST_RATE || this == LATENCY;
        }
    }

    /** @param computed true if a metrics system computed the figure, which is taken as it is */
    record Feed(String signal, boolean computed, List<Probe> probes) {

        boolean isEmpty() {
            return probes.isEmpty();
        }

        boolean has(String source) {
            return probes.stream().anyMatch(probe -> probe.source().equals(source));
        }
    }

    Source of(Probe probe) {
        return all.get(probe.source());
    }

    /** Windows never reach back over it: the deployment's instant, or the last traffic step's. */
    Instant since() {
        return since(plan);
    }

    static Instant since(WatchPlanned plan) {
        return plan.since() == null ? plan.anchor() : plan.since();
    }

    // Who gives a signal.

    /** One feed for each signal of the condition. */
    List<Feed> feeds(Condition condition, TargetRole role) {
        return condition.signals().stream()
                .map(signal -> feed(signal, condition.scope(), role))
                .toList();
    }

    /** What brings an evaluation about: the sources of all signals of the condition. */
    Feed feed(Condition condition) {
        List<Feed> each = feeds(condition, TargetRole.CANDIDATE);
        List<Probe> probes =
                each.stream().flatMap(feed -> feed.probes().stream()).distinct().toList();
        return new Feed(
                condition.signal(),
                condition.measurand().combined().isEmpty() && each.get(0).computed(),
                probes);
    }

    Feed feed(String signal) {
        return feed(signal, Scope.OWN, TargetRole.CANDIDATE);
    }

    private Feed feed(String signal, Scope scope, TargetRole role) {
        List<Probe> asked = plan.probes().stream()
                .filter(probe -> isAbout(probe, scope, role))
                .toList();
        List<Probe> own =
                asked.stream().filter(probe -> gives(probe, Kind.of(signal))).toList();
        List<Probe> computing = asked.stream()
                .filter(probe -> probe instanceof PrometheusProbe prometheus
                        && prometheus.signal().equals(signal))
                .toList();
        return own.isEmpty() ? new Feed(signal, true, computing) : new Feed(signal, false, own);
    }

    /** A probe without a listed target asks the candidate in the deployment's own environment. */
    private boolean isAbout(Probe probe, Scope scope, TargetRole role) {
        return plan.targets().stream()
                .filter(target -> target.name().equals(probe.target()))
                .findFirst()
                .map(target -> target.is(role)
                        && Objects.equals(target.environment(), scope.environment())
                        && (scope.components() == null
                                || target.component() == null
                                || scope.components().contains(target.component())))
                .orElse(scope.environment() == null && role == TargetRole.CANDIDATE);
    }

    private static boolean gives(Probe probe, Kind kind) {
        HttpProbe http = probe instanceof HttpProbe one ? one : null;
        ScrapeProbe page = probe instanceof ScrapeProbe one ? one : null;
        return switch (kind) {
            case HEALTH, PROBE_SUCCESS -> http != null;
            case REQUEST_RATE -> page != null && page.requests() != null;
            case ERROR_RATE, SUCCESS_RATE -> page != null && page.requests() != null && page.failures() != null;
            case LATENCY -> page != null && page.latency() != null;
            case VERSION ->
                http != null
                        ? http.versionHeader() != null || http.versionPointer() != null
                        : page != null && page.versionMetric() != null;
            case COMPUTED -> false;
        };
    }

    // Who is not there.

    /** Three ticks brought nothing, or two and the time that an answer may take. */
    boolean isSilent(Probe probe) {
        Duration missed = probe.every().multipliedBy(3);
        Duration slow =
                probe.timeout() == null ? missed : probe.every().multipliedBy(2).plus(probe.timeout());
        Duration most = slow.compareTo(missed) > 0 ? slow : missed;
        return of(probe).heardAt().plus(most).isBefore(now);
    }

    /** The source answered the feed's question, and not too long ago. */
    boolean isKnown(Feed feed, Probe probe) {
        return of(probe).isHeard() && !isSilent(probe) && of(probe).last().tellsOf(feed);
    }

    /** The source is silent, or its last answer does not tell of the signal. One that may still answer for the first time is not missing. */
    boolean isMissing(Feed feed, Probe probe) {
        return isSilent(probe) || (of(probe).isHeard() && !of(probe).last().tellsOf(feed));
    }

    /** Nothing is known: all sources of the feed are missing. A feed without sources is a gap, too. */
    boolean isGap(Feed feed) {
        return feed.probes().stream().allMatch(probe -> isMissing(feed, probe));
    }

    boolean areKnown(List<Feed> feeds) {
        return feeds.stream().allMatch(feed -> feed.probes().stream().allMatch(probe -> isKnown(feed, probe)));
    }

    /** The earliest of the last answers: up to then every source had answered. */
    Instant answeredTo(List<Feed> feeds) {
        return feeds.stream()
                .flatMap(feed -> feed.probes().stream())
                .map(probe -> of(probe).heardAt())
                .filter(heard -> heard.isBefore(now))
                .min(Instant::compareTo)
                .orElse(now);
    }

    /** The observer is sick: a control target, which has nothing to do with the service, answers and fails. */
    boolean isObserverSick() {
        return plan.probes().stream()
                .filter(this::asksControl)
                .anyMatch(probe -> of(probe).isHeard()
                        && !isSilent(probe)
                        && of(probe).last().sample().outcome() == SampleOutcome.FAILED);
    }

    /** Of a sick observer's failures to reach somebody nothing is believed, also not those that came before the control's. */
    boolean isNotBelieved(Feed feed) {
        Kind kind = Kind.of(feed.signal());
        boolean asks = !feed.computed() && (kind == Kind.HEALTH || kind == Kind.PROBE_SUCCESS);
        return asks
                && isObserverSick()
                && feed.probes().stream()
                        .anyMatch(probe ->
                                of(probe).isHeard() && of(probe).last().sample().outcome() == SampleOutcome.FAILED);
    }

    boolean asksControl(Probe probe) {
        return plan.targets().stream()
                .anyMatch(
                        target -> target.is(TargetRole.CONTROL) && target.name().equals(probe.target()));
    }
}
