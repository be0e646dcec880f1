package dev.goaround.notifier.pagerduty.adapter;

import dev.goaround.contracts.service.Channel;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.delivery.SendResult;
import dev.goaround.notifier.delivery.Sender;
import dev.goaround.notifier.delivery.adapter.HandOver;
import dev.goaround.notifier.delivery.adapter.JsonCall;
import dev.goaround.notifier.pagerduty.PagerDutyAnswers;
import dev.goaround.notifier.pagerduty.PagerDutyBodies;
import dev.goaround.notifier.routing.ChannelAction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;

/** PagerDuty's Events API v2. */
@ApplicationScoped
class PagerDutySender implements Sender {
    private static final URI API = URI.create("https://events.pagerduty.com");

    private final HandOver handOver;

    PagerDutySender(HandOver handOver) {
        this.handOver = handOver;
    }

    @Override
    public Channel channel() {
        return Channel.PAGERDUTY;
    }

    @Override
    public Uni<SendResult> send(Assignment assignment) {
        String path = assignment.action() == ChannelAction.CHANGE ? "v2/change/enqueue" : "v2/enqueue";
        URI uri = JsonCall.under(assignment.route().url(), API, path);
        return handOver.withSecret(
                assignment,
                key -> handOver.call(
                        JsonCall.post(uri, body(assignment, key.reveal())).carrying(key), PagerDutyAnswers::read));
    }

    private static Map<String, Object> body(Assignment assignment, String routingKey) {
        return switch (assignment.action()) {
            case CHANGE -> PagerDutyBodies.change(assignment, routingKey);
            case RESOLVE -> PagerDutyBodies.resolve(assignment, routingKey);
            default -> PagerDutyBodies.page(assignment, routingKey);
        };
    }
}
