package dev.goaround.notifier.slack.adapter;

import dev.goaround.contracts.service.Channel;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.Secret;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.delivery.SendResult;
import dev.goaround.notifier.delivery.Sender;
import dev.goaround.notifier.delivery.adapter.HandOver;
import dev.goaround.notifier.delivery.adapter.JsonCall;
import dev.goaround.notifier.routing.ChannelAction;
import dev.goaround.notifier.slack.SlackAnswers;
import dev.goaround.notifier.slack.SlackBodies;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Slack's Web API, with a bot token. */
@ApplicationScoped
class SlackSender implements Sender {
    private static final URI API = URI.create("https://slack.com/api");

    private final HandOver handOver;

    SlackSender(HandOver handOver) {
        this.handOver = handOver;
    }

    @Override
    public Channel channel() {
        return Channel.SLACK;
    }

    @Override
    public Uni<SendResult> send(Assignment assignment) {
        boolean edit = assignment.action() == ChannelAction.MAIN && assignment.mainReference() != null;
        return handOver.withSecret(assignment, token -> edit ? edit(assignment, token) : post(assignment, token));
    }

    private Uni<SendResult> edit(Assignment assignment, Secret token) {
        // A message that somebody deleted cannot be edited: the state of the deployment is posted anew.
        return call(assignment, "chat.update", token, SlackBodies.update(assignment))
                .chain(answer -> SlackAnswers.isNotEditable(answer)
                        ? post(assignment, token)
                        : Uni.createFrom().item(SlackAnswers.read(answer, handOver.now())));
    }

    /** Slack has no key by which it would recognise a post that comes again; of an edit it makes the same once more. */
    private Uni<SendResult> post(Assignment assignment, Secret token) {
        return call(assignment, "chat.postMessage", token, SlackBodies.post(assignment))
                .map(answer -> SlackAnswers.read(answer, handOver.now()))
                .map(result -> result instanceof SendResult.Unclear unclear ? unclear.withoutKey() : result);
    }

    private Uni<HttpAnswer> call(Assignment assignment, String method, Secret token, Object body) {
        return handOver.answer(JsonCall.post(JsonCall.under(assignment.route().url(), API, method), body)
                .withBearer(token));
    }
}
