package dev.goaround.notifier.webhook.adapter;

import dev.goaround.contracts.service.Channel;
import dev.goaround.egress.Body;
import dev.goaround.egress.Call;
import dev.goaround.egress.ParsedText;
import dev.goaround.egress.Secret;
import dev.goaround.egress.StandardWebhooks;
import dev.goaround.egress.WebhookKey;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.delivery.DeliveryReason;
import dev.goaround.notifier.delivery.HttpAnswers;
import dev.goaround.notifier.delivery.SendResult;
import dev.goaround.notifier.delivery.Sender;
import dev.goaround.notifier.delivery.adapter.HandOver;
import dev.goaround.notifier.webhook.WebhookBody;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** A webhook of the team's own, signed by Standard Webhooks; webhook-id is the delivery's, the same at each attempt. */
@ApplicationScoped
class WebhookSender implements Sender {
    private final HandOver handOver;

    WebhookSender(HandOver handOver) {
        this.handOver = handOver;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public Uni<SendResult> send(Assignment assignment) {
        if (assignment.route().url() == null) {
            return HandOver.refused(
                    DeliveryReason.ROUTE, "route " + assignment.route().name() + " needs 'url'");
        }
        return handOver.withSecret(assignment, secret -> signed(assignment, secret));
    }

    private Uni<SendResult> signed(Assignment assignment, Secret secret) {
        ParsedText<WebhookKey> key = WebhookKey.parse(secret);
        return key.map(good -> post(assignment, good, secret))
                .orElse(problems -> HandOver.refused(DeliveryReason.SECRET, String.join("; ", problems)));
    }

    private Uni<SendResult> post(Assignment assignment, WebhookKey key, Secret secret) {
        Body body = Body.utf8(WebhookBody.of(assignment));
        Call call = Call.post(assignment.route().url(), "application/json", body)
                .withHeaders(StandardWebhooks.sign(key, assignment.delivery(), handOver.now(), body))
                .signedWith(secret);
        return handOver.call(call, HttpAnswers::read);
    }
}
