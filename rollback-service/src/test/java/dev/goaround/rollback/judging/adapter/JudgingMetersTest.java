package dev.goaround.rollback.judging.adapter;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.goaround.messaging.meters.DeadLetters;
import dev.goaround.rollback.judging.WatchedDeployment;
import dev.goaround.verdicts.WatchState;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgingMetersTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void figuresThatCannotBeDrawnEndNoStream(boolean deep) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        meters.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                if (!id.getName().equals("goaround_rule_verdict")) {
                    return id;
                }
                if (deep) {
                    throw new StackOverflowError();
                }
                throw new IllegalArgumentException("odd figure");
            }
        });
        JudgePulse pulse = new JudgePulse(() -> Instant.EPOCH);
        JudgingMeters report = new JudgingMeters(meters, new DeadLetters(meters), new RunningWatches(), pulse);
        WatchedDeployment watched =
                new WatchedDeployment(WatchState.begin(Story.plan(1)).state(), null, false, List.of(), null);
        assertThatCode(() -> report.stands(watched)).doesNotThrowAnyException();
    }
}
