package dev.goaround.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.messaging.topics.BrokerAnswers.Seen;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BrokerAnswersTest {

    private static final Instant ZERO = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void itIsSaidSinceWhenItAnswersOrDoesNot() {
        Seen there = new Seen(true, "answers", ZERO, ZERO).then(true, "answers", ZERO.plusSeconds(2));
        assertThat(there.since()).isEqualTo(ZERO);

        Seen away = there.then(false, "timeout", ZERO.plusSeconds(4)).then(false, "timeout", ZERO.plusSeconds(6));
        assertThat(away).isEqualTo(new Seen(false, "timeout", ZERO.plusSeconds(4), ZERO.plusSeconds(6)));
    }

    @Test
    void thatItAnsweredAWhileAgoSaysNothingOfNow() {
        Seen there = new Seen(true, "answers", ZERO, ZERO);
        assertThat(there.at(ZERO.plusSeconds(10)).answers()).isTrue();
        assertThat(there.at(ZERO.plusSeconds(11)).answers()).isFalse();
    }
}
