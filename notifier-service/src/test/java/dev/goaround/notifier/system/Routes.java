package dev.goaround.notifier.system;

import dev.goaround.contracts.service.Channel;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.Route;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.notifier.Events;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Routes to the receiver, in a revision of the definition that is the test's own. */
final class Routes {
    private static final AtomicLong REVISIONS = new AtomicLong();

    private final String receiver;
    private final long revision = REVISIONS.incrementAndGet();

    Routes(String receiver) {
        this.receiver = receiver;
    }

    long revision() {
        return revision;
    }

    ServiceDefined defined(List<Route> routes) {
        return defined(routes, null);
    }

    /** @param callbackSecret reference of the key of calls back, or null */
    ServiceDefined defined(List<Route> routes, String callbackSecret) {
        EnvironmentDefinition production =
                new EnvironmentDefinition(List.of(), List.of(), Map.of(), null, List.of(), routes, null);
        return new ServiceDefined(
                new ServiceDefinition(
                        "greeter", null, List.of(), Map.of("production", production), null, callbackSecret, null),
                revision,
                Events.AT,
                "test");
    }

    List<Route> all() {
        return List.of(
                bus(),
                slack(),
                slackHook(),
                pagerDuty(),
                new Route("mail", Channel.EMAIL, null, null, List.of("a@example.org", "b@example.org"), null),
                new Route("status", Channel.STATUS_PAGE, null, null, List.of(), "Greeter"));
    }

    Route pagerDuty() {
        return new Route("pd", Channel.PAGERDUTY, "pd-key", URI.create(receiver + "/pd"), List.of(), null);
    }

    Route bus() {
        return new Route("bus", Channel.WEBHOOK, "bus", URI.create(receiver + "/bus"), List.of(), null);
    }

    Route slack() {
        return new Route("chat", Channel.SLACK, "slack-token", URI.create(receiver + "/slack"), List.of("C1"), null);
    }

    static Route slackHook() {
        return new Route("hook", Channel.SLACK_WEBHOOK, "slack-url", null, List.of(), null);
    }
}
