package dev.goaround.rollback.judging.adapter;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.request.FindingRaised;
import dev.goaround.contracts.request.RollbackRequested;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.messaging.DecodedRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says when the one order of a {@link Schedule}'s deployment is due: what its three triggers that can order mean, written down a second time,
 * for them alone and without any of the judge's code.
 */
final class Oracle {

    private static final Duration SILENT = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private long revision;
    private boolean armed;
    private boolean ended;
    private boolean corrupt;
    private Instant now = Stream.ZERO;
    private String cause;
    private final Source health = new Source();
    private final Source memory = new Source();
    private final Source stable = new Source();
    private int failures;
    private Instant highSince;
    private boolean highLongEnough;
    private List<Waiting> waiting = new ArrayList<>();

    private static final class Source {
        private long sequence = -1;
        private Instant heardAt = Stream.ZERO;
        private boolean known;
    }

    private record Waiting(Event event, String id, Instant arrived) {}

    /** Id of the record that the order is due on, if one is. */
    static Optional<String> order(List<ModelledLog.Taken> history) {
        Oracle oracle = new Oracle();
        history.forEach(oracle::take);
        return Optional.ofNullable(oracle.cause);
    }

    private void take(ModelledLog.Taken taken) {
        if (taken.read() == null) {
            giveUp(taken.clock());
        } else if (taken.read() instanceof DecodedRecord.EventRead read) {
            take(read.event(), read.envelope().id(), taken.clock());
        } else {
            ended = true;
            revision = 0;
            waiting.clear();
        }
    }

    private void take(Event event, String id, Instant clock) {
        if (event instanceof WatchPlanned plan) {
            plan(plan, id);
        } else if (event instanceof TimePassed tick) {
            if (revision > 0) {
                now = later(tick.at());
                judge(id);
            }
        } else if (!ended && isEarly(event)) {
            waiting.add(new Waiting(event, id, clock));
        } else if (!ended) {
            follow(event, id);
        }
    }

    private boolean isEarly(Event event) {
        return revision == 0 || (event instanceof SampleTaken sample && sample.watchRevision() > revision);
    }

    private void follow(Event event, String id) {
        if (event instanceof SampleTaken sample) {
            sample(sample, id);
        } else if (event instanceof RollbackRequested) {
            order(id);
        } else if (event instanceof FindingRaised finding && finding.finding().equals(Schedule.NAMED)) {
            corrupt = true;
            judge(id);
        }
    }

    private void plan(WatchPlanned plan, String id) {
        if (plan.revision() > revision) {
            revision = plan.revision();
            armed = plan.armed();
            judge(id);
        }
        List<Waiting> before = waiting;
        waiting = new ArrayList<>();
        before.forEach(held -> take(held.event(), held.id(), held.arrived()));
    }

    private void sample(SampleTaken sample, String id) {
        Source source = switch (sample.source()) {
            case Story.SOURCE -> health;
            case "prometheus/memory" -> memory;
            default -> stable;
        };
        if (sample.sequence() <= source.sequence) {
            return;
        }
        source.sequence = sample.sequence();
        source.heardAt = sample.at();
        source.known =
                source == health ? sample.outcome() != SampleOutcome.UNKNOWN : sample.outcome() == SampleOutcome.UP;
        now = later(sample.at());
        if (speaks(source) && source == health) {
            failures = sample.outcome() == SampleOutcome.FAILED ? failures + 1 : 0;
        } else if (speaks(source) && source == memory) {
            boolean high = sample.measurements().get(0).value() > Schedule.MEMORY;
            highSince = !high ? null : highSince == null ? now : highSince;
            highLongEnough = high && !now.isBefore(highSince.plus(Schedule.HIGH_FOR));
        }
        judge(id);
    }

    private void judge(String id) {
        boolean down = speaks(health) && failures >= Schedule.IN_A_ROW;
        boolean high = speaks(memory) && highLongEnough;
        if (armed && (down || high || corrupt)) {
            order(id);
        }
    }

    private boolean speaks(Source source) {
        return source.known && !source.heardAt.plus(SILENT).isBefore(now);
    }

    private void giveUp(Instant clock) {
        if (revision > 0) {
            return;
        }
        List<Waiting> overdue = waiting.stream()
                .filter(held -> held.arrived().plus(PATIENCE).isBefore(clock))
                .toList();
        waiting.removeAll(overdue);
        overdue.stream()
                .filter(held -> held.event() instanceof RollbackRequested)
                .forEach(held -> order(held.id()));
    }

    private void order(String id) {
        cause = cause == null ? id : cause;
    }

    private Instant later(Instant at) {
        return at.isAfter(now) ? at : now;
    }
}
