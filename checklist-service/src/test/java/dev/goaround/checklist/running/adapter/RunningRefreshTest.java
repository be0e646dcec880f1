package dev.goaround.checklist.running.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.lifecycle.Scenario;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningRefreshTest {

    private final Deployment deployment =
            Scenario.usual().at("0S").started("2.0").deployment();
    private final List<UniEmitter<? super List<Deployment>>> reads = new ArrayList<>();
    private Instant now = Scenario.T0;
    private List<Deployment> shown = List.of();
    private final RunningRefresh runningRefresh = new RunningRefresh(
            () -> Uni.createFrom().<List<Deployment>>emitter(reads::add), deployments -> shown = deployments, clock());

    @Test
    void aHiccupOfTheDatabaseLeavesTheSeriesAsTheyWere() {
        tick("0S").complete(List.of(deployment));
        tick("2S").fail(new IllegalStateException("no connection"));

        assertThat(shown).containsExactly(deployment);
    }

    @Test
    void whatCouldNotBeReadForLongIsShownNoMoreAndComesBack() {
        tick("0S").complete(List.of(deployment));
        tick("11S").fail(new IllegalStateException("no connection"));
        assertThat(shown).isEmpty();

        tick("13S").complete(List.of(deployment));
        assertThat(shown).containsExactly(deployment);
    }

    @Test
    void aReadThatHangsIsNotRepeatedAndItsOldAnswerIsShownNoMore() {
        tick("0S").complete(List.of(deployment));
        tick("2S");
        tick("4S");
        assertThat(reads).hasSize(2);
        assertThat(shown).containsExactly(deployment);

        tick("11S");
        assertThat(reads).hasSize(2);
        assertThat(shown).isEmpty();

        reads.get(1).complete(List.of(deployment));
        tick("15S");
        assertThat(shown).containsExactly(deployment);
        assertThat(reads).hasSize(3);
    }

    private UniEmitter<? super List<Deployment>> tick(String after) {
        now = Scenario.T0.plus(Duration.parse("PT" + after));
        runningRefresh.tick();
        return reads.get(reads.size() - 1);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
