package dev.goaround.probe.probing;

import dev.goaround.probe.probers.ProbeError;
import dev.goaround.probe.probers.ProbeResult;
import dev.goaround.probe.ticking.Timers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Bounds how many questions to one host are open. Further ones wait their turn, for as long as they may take in all; then
 * they are unknown, because it is our own crowd that held them up. Confined to the probing's thread.
 */
final class Bulkhead {

    private final int openPerHost;
    private final Timers timers;
    private final Map<String, Host> hosts = new HashMap<>();

    Bulkhead(int openPerHost, Timers timers) {
        this.openPerHost = openPerHost;
        this.timers = timers;
    }

    Uni<ProbeResult> through(String host, Duration patience, Supplier<Uni<ProbeResult>> question) {
        return Uni.createFrom().emitter(emitter -> {
            Waiting waiting = new Waiting(host, question, emitter);
            Host state = hosts.computeIfAbsent(host, name -> new Host());
            if (state.open < openPerHost) {
                ask(state, waiting);
            } else {
                // Only who will be woken is put into the queue that others wait in.
                waiting.impatience = timers.in(patience, () -> giveUp(state, waiting));
                state.waiting.add(waiting);
            }
        });
    }

    private void ask(Host state, Waiting waiting) {
        state.open++;
        // Deferred: a question that throws gives its place back like any other.
        Uni.createFrom()
                .deferred(() -> waiting.question.get())
                .onTermination()
                .invoke(() -> release(state, waiting.host))
                .subscribe()
                .with(waiting.emitter::complete, waiting.emitter::fail);
    }

    private void release(Host state, String host) {
        state.open--;
        Waiting next = state.waiting.poll();
        if (next != null) {
            next.impatience.cancel();
            ask(state, next);
        } else if (state.open == 0) {
            hosts.remove(host);
        }
    }

    private void giveUp(Host state, Waiting waiting) {
        if (state.waiting.remove(waiting)) {
            waiting.emitter.complete(ProbeResult.unknown(
                    ProbeError.OVERLOAD, openPerHost + " questions to " + waiting.host + " were open all the time"));
        }
    }

    private static final class Host {
        private final Deque<Waiting> waiting = new ArrayDeque<>();
        private int open;
    }

    private static final class Waiting {
        private final String host;
        private final Supplier<Uni<ProbeResult>> question;
        private final UniEmitter<? super ProbeResult> emitter;
        private Timers.Timer impatience;

        Waiting(String host, Supplier<Uni<ProbeResult>> question, UniEmitter<? super ProbeResult> emitter) {
            this.host = host;
            this.question = question;
            this.emitter = emitter;
        }
    }
}
