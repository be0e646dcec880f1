package dev.goaround.notifier.slack.adapter;

import dev.goaround.contracts.service.Channel;
import dev.goaround.egress.Secret;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.delivery.DeliveryReason;
import dev.goaround.notifier.delivery.HttpAnswers;
import dev.goaround.notifier.delivery.SendResult;
import dev.goaround.notifier.delivery.Sender;
import dev.goaround.notifier.delivery.adapter.HandOver;
import dev.goaround.notifier.delivery.adapter.JsonCall;
import dev.goaround.notifier.slack.SlackBodies;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Slack's incoming webhook, whose URL is its secret. It answers without a name for the message: no edits, no threads. */
@ApplicationScoped
class SlackHookSender implements Sender {
    private final HandOver handOver;

    SlackHookSender(HandOver handOver) {
        this.handOver = handOver;
    }

    @Override
    public Channel channel() {
        return Channel.SLACK_WEBHOOK;
    }

    @Override
    public Uni<SendResult> send(Assignment assignment) {
        return handOver.withSecret(
                assignment,
                secret -> url(secret)
                        .map(url -> handOver.call(
                                JsonCall.post(url, SlackBodies.hook(assignment.announcement(), assignment.action()))
                                        .carrying(secret),
                                HttpAnswers::read))
                        .orElseGet(() ->
                                HandOver.refused(DeliveryReason.SECRET, "the secret must be the webhook's whole URL")));
    }

    private static Optional<URI> url(Secret secret) {
        try {
            return Optional.of(new URI(secret.reveal()));
        } catch (URISyntaxException e) {
            // Its message would show the secret.
            return Optional.empty();
        }
    }
}
