package dev.goaround.notifier.webhook.adapter;

import dev.goaround.contracts.service.Channel;
import dev.goaround.egress.Body;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.ParsedText;
import dev.goaround.egress.Secret;
import dev.goaround.egress.StandardWebhooks;
import dev.goaround.egress.WebhookKey;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.delivery.DeliveryReason;
import dev.goaround.notifier.delivery.HttpAnswers;
import dev.goaround.notifier.delivery.SendResult;
import dev.goaround.notifier.delivery.Sender;
import dev.goaround.notifier.delivery.adapter.RouteSecrets;
import dev.goaround.notifier.webhook.WebhookBody;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** A webhook of the team's own, signed by Standard Webhooks; webhook-id is the delivery's, the same at each attempt. */
@ApplicationScoped
class WebhookSender implements Sender {
    private final GuardedHttp http;
    private final RouteSecrets secrets;
    private final Clock clock;

    WebhookSender(GuardedHttp http, RouteSecrets secrets, Clock clock) {
        this.http = http;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public Uni<SendResult> send(Assignment assignment) {
        if (assignment.route().url() == null) {
            return Uni.createFrom()
                    .item(new SendResult.Refused(
                            DeliveryReason.ROUTE, "route " + assignment.route().name() + " needs 'url'"));
        }
        return secrets.with(assignment, secret -> signed(assignment, secret));
    }

    private Uni<SendResult> signed(Assignment assignment, Secret secret) {
        ParsedText<WebhookKey> key = WebhookKey.parse(secret);
        return key.map(good -> post(assignment, good, secret))
                .orElse(problems -> Uni.createFrom()
                        .item(new SendResult.Refused(DeliveryReason.SECRET, String.join("; ", problems))));
    }

    private Uni<SendResult> post(Assignment assignment, WebhookKey key, Secret secret) {
        Body body = Body.utf8(WebhookBody.of(assignment));
        Call call = Call.post(assignment.route().url(), "application/json", body)
                .withHeaders(StandardWebhooks.sign(key, assignment.delivery(), clock.instant(), body))
                .signedWith(secret);
        return http.send(call).map(answer -> HttpAnswers.read(answer, clock.instant()));
    }
}
