package dev.goaround.notifier.slack.adapter;

import dev.goaround.contracts.service.Channel;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.Secret;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.delivery.SendResult;
import dev.goaround.notifier.delivery.Sender;
import dev.goaround.notifier.delivery.adapter.JsonCall;
import dev.goaround.notifier.delivery.adapter.RouteSecrets;
import dev.goaround.notifier.routing.ChannelAction;
import dev.goaround.notifier.slack.SlackAnswers;
import dev.goaround.notifier.slack.SlackBodies;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;

/** Slack's Web API, with a bot token. */
@ApplicationScoped
class SlackSender implements Sender {
    private static final URI API = URI.create("https://slack.com/api");

    private final GuardedHttp http;
    private final RouteSecrets secrets;
    private final Clock clock;

    SlackSender(GuardedHttp http, RouteSecrets secrets, Clock clock) {
        this.http = http;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.SLACK;
    }

    @Override
    public Uni<SendResult> send(Assignment assignment) {
        boolean edit = assignment.action() == ChannelAction.MAIN && assignment.mainReference() != null;
        return secrets.with(assignment, token -> edit ? edit(assignment, token) : post(assignment, token));
    }

    private Uni<SendResult> edit(Assignment assignment, Secret token) {
        // A message that somebody deleted cannot be edited: the state of the deployment is posted anew.
        return call(assignment, "chat.update", token, SlackBodies.update(assignment))
                .chain(answer -> SlackAnswers.isNotEditable(answer)
                        ? post(assignment, token)
                        : Uni.createFrom().item(SlackAnswers.read(answer, clock.instant())));
    }

    /** Slack has no key by which it would recognise a post that comes again; of an edit it makes the same once more. */
    private Uni<SendResult> post(Assignment assignment, Secret token) {
        return call(assignment, "chat.postMessage", token, SlackBodies.post(assignment))
                .map(answer -> SlackAnswers.read(answer, clock.instant()))
                .map(result -> result instanceof SendResult.Unclear unclear ? unclear.withoutKey() : result);
    }

    private Uni<HttpAnswer> call(Assignment assignment, String method, Secret token, Object body) {
        return http.send(JsonCall.post(JsonCall.under(assignment.route().url(), API, method), body)
                .withBearer(token));
    }
}
