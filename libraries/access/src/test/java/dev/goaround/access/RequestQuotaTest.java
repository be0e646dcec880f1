package dev.goaround.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestQuotaTest {

    private long now;
    private final RequestQuota quota = new RequestQuota(2, 3, () -> now);

    private RequestQuota.Answer ask(String caller) {
        RequestQuota.Answer answer = quota.open(caller);
        if (answer instanceof RequestQuota.Answer.Admitted) {
            quota.close(caller);
        }
        return answer;
    }

    @Test
    void fiveSecondsWorthComesAtOnceAndThenSoManyASecond() {
        for (int i = 0; i < 10; i++) {
            assertThat(ask("a")).isInstanceOf(RequestQuota.Answer.Admitted.class);
        }
        assertThat(ask("a")).isEqualTo(new RequestQuota.Answer.TooManyASecond(Duration.ofMillis(500)));
        assertThat(ask("b")).isInstanceOf(RequestQuota.Answer.Admitted.class);
        now += Duration.ofMillis(500).toNanos();
        assertThat(ask("a")).isInstanceOf(RequestQuota.Answer.Admitted.class);
        assertThat(ask("a")).isInstanceOf(RequestQuota.Answer.TooManyASecond.class);
    }

    @Test
    void soManyAreOpenAtATime() {
        for (int i = 0; i < 3; i++) {
            assertThat(quota.open("a")).isInstanceOf(RequestQuota.Answer.Admitted.class);
        }
        assertThat(quota.open("a")).isEqualTo(new RequestQuota.Answer.TooManyOpen(3));
        quota.close("a");
        assertThat(quota.open("a")).isInstanceOf(RequestQuota.Answer.Admitted.class);
    }

    @Test
    void whoIsForgottenHasNothingOpenAndBeginsAnew() {
        quota.open("open");
        for (int i = 0; i < 20_000; i++) {
            ask("caller-" + i);
        }
        quota.open("open");
        quota.open("open");
        assertThat(quota.open("open")).isInstanceOf(RequestQuota.Answer.TooManyOpen.class);
    }
}
