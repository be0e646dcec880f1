package dev.goaround.contracts.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kinds of receivers; in documents {@code slack-webhook}, {@code slack}, … */
public enum Channel {
    SLACK_WEBHOOK,
    SLACK,
    WEBHOOK,
    EMAIL,
    PAGERDUTY,
    STATUS_PAGE;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static Channel ofLabel(String label) {
        for (Channel channel : values()) {
            if (channel.label().equals(label)) {
                return channel;
            }
        }
        throw new IllegalArgumentException(
                "channel is one of slack-webhook, slack, webhook, email, pagerduty, status-page, not " + label);
    }
}
