package dev.goaround.notifier.pagerduty;

import dev.goaround.egress.Answer;
import dev.goaround.notifier.delivery.HttpAnswers;
import dev.goaround.notifier.delivery.Reason;
import dev.goaround.notifier.delivery.SendResult;
import dev.goaround.notifier.delivery.SendResult.TryLater;
import java.time.Duration;
import java.time.Instant;

/** What PagerDuty's Events API v2 means: 400 never gets better, and after 429 it wants to be left alone for minutes. */
public final class PagerDutyAnswers {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private PagerDutyAnswers() {}

    public static SendResult read(Answer answer, Instant now) {
        SendResult result = HttpAnswers.read(answer, now);
        return result instanceof TryLater later && later.reason() == Reason.RATE_LIMITED && later.after() == null
                ? new TryLater(later.reason(), later.detail(), PAUSE)
                : result;
    }
}
