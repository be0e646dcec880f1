package dev.goaround.verdicts;

import dev.goaround.contracts.watch.Probe;
import dev.goaround.verdicts.CompiledPlan.Listened;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The state of a plan's sources at an instant of the log. */
record Sources(Map<String, SourceState> states, Instant now) {

    private static final int MISSED_TICKS = 3;

    SourceState of(Probe probe) {
        return states.get(probe.source());
    }

    /**
     * A source is silent when three ticks brought nothing, or two and the time that an answer may take: a slow answer comes
     * a timeout after its tick.
     */
    static Duration silenceAfter(Probe probe) {
        // In nanoseconds: this is asked at every sample, and multiplying a Duration makes it a BigInteger first.
        long every = probe.every().toNanos();
        long missed = every * MISSED_TICKS;
        long slow = probe.timeout() == null
                ? missed
                : every * (MISSED_TICKS - 1) + probe.timeout().toNanos();
        return Duration.ofNanos(Math.max(missed, slow));
    }

    private boolean isSilent(Listened from) {
        Instant heard = states.get(from.source()).heardAt();
        // Asked of every source of every rule at every sample, and mostly answered by the seconds alone.
        return now.getEpochSecond() - heard.getEpochSecond() >= from.silence().toSeconds()
                && heard.plus(from.silence()).isBefore(now);
    }

    /** Whether the source was heard, not too long ago, and could be asked for the signal then. */
    boolean isKnown(SignalProbes signalProbes, Listened from) {
        SourceState source = states.get(from.source());
        return source.isHeard() && !isSilent(from) && source.last().answers(signalProbes);
    }

    /** Whether all sources of these feeds are. */
    boolean areKnown(List<SignalProbes> signalProbeses) {
        for (SignalProbes signalProbes : signalProbeses) {
            for (Listened from : signalProbes.listened()) {
                if (!isKnown(signalProbes, from)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether that source is, of those of these feeds; also if it is none of them. */
    boolean isKnown(List<SignalProbes> signalProbeses, String source) {
        for (SignalProbes signalProbes : signalProbeses) {
            for (Listened from : signalProbes.listened()) {
                if (from.source().equals(source) && !isKnown(signalProbes, from)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the source's last sample was unknown to the signal, or it has been silent too long. */
    private boolean isMissing(SignalProbes signalProbes, Listened from) {
        SourceState source = states.get(from.source());
        return isSilent(from) || (source.isHeard() && !source.last().answers(signalProbes));
    }

    /** Why nothing is known now, if all sources of the feed are unknown or silent. */
    Optional<String> gap(SignalProbes signalProbes) {
        return isGap(signalProbes) ? Optional.of(missing(signalProbes)) : Optional.empty();
    }

    /** The control target's probes are no feed's. */
    boolean isSilent(Probe probe) {
        return isSilent(Listened.of(probe));
    }

    boolean isGap(SignalProbes signalProbes) {
        for (Listened from : signalProbes.listened()) {
            if (!isMissing(signalProbes, from)) {
                return false;
            }
        }
        return true;
    }

    /** Names the sources that are unknown or silent, and why; empty if none is. */
    String missing(SignalProbes signalProbes) {
        String missing = "";
        for (Listened from : signalProbes.listened()) {
            if (isMissing(signalProbes, from)) {
                missing = missing.isEmpty() ? complaint(from) : missing + "; " + complaint(from);
            }
        }
        return missing;
    }

    /** Up to when every source of these feeds has answered: the earliest of their last answers. */
    Instant answeredTo(List<SignalProbes> signalProbeses) {
        Instant to = now;
        for (SignalProbes signalProbes : signalProbeses) {
            for (Listened from : signalProbes.listened()) {
                Instant heard = states.get(from.source()).heardAt();
                to = heard.isBefore(to) ? heard : to;
            }
        }
        return to;
    }

    /** All readings that the windows may look at. */
    Stream<SourceReading> readings(List<Probe> probes) {
        return probes.stream().flatMap(probe -> of(probe).readings().stream());
    }

    private String complaint(Listened from) {
        SourceState source = states.get(from.source());
        if (!isSilent(from)) {
            return from.source() + " could not say (" + source.last().why() + ")";
        }
        String silent = source.isHeard()
                ? from.source() + " silent since " + VerdictWords.time(source.heardAt())
                : from.source() + " has said nothing since " + VerdictWords.time(source.listenedSince());
        return source.ahead() == null ? silent : silent + " (" + source.ahead().said() + ")";
    }
}
