package dev.goaround.rollback.judging.adapter;

import dev.goaround.verdicts.combined.CombinedExpression;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The first combined trigger of a process takes seconds, for what it loads: that is done before one is judged on the judge's thread. */
@ApplicationScoped
class JudgeWarmUp {

    /** Later than the start, which has enough to do. */
    private static final long AFTER_MILLIS = 5_000;

    private final Vertx vertx;

    JudgeWarmUp(Vertx vertx) {
        this.vertx = vertx;
    }

    void warmUp(@Observes StartupEvent event) {
        vertx.setTimer(
                AFTER_MILLIS,
                timer -> vertx.executeBlocking(
                        () -> {
                            CombinedExpression.warmUp();
                            return timer;
                        },
                        false));
    }
}
