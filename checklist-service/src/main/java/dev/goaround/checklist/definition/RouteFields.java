package dev.goaround.checklist.definition;

import dev.goaround.contracts.service.Channel;
import dev.goaround.contracts.service.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Notification routes: which channel, to whom, with which secret. */
final class RouteFields {

    static final List<String> KNOWN = List.of("name", "channel", "secret", "url", "to", "component");

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+");
    private static final List<String> CHANNELS =
            Arrays.stream(Channel.values()).map(Channel::label).toList();

    private RouteFields() {}

    /** @return null where something is wrong that was recorded */
    static Route read(DefinitionFields fields, Set<String> taken, UrlPolicy urls) {
        String name = DefinitionNames.unique(fields, "team-chat", taken);
        String label = fields.required("channel", "slack");
        if (label == null) {
            return null;
        }
        Optional<Channel> channel = Arrays.stream(Channel.values())
                .filter(known -> known.label().equals(label))
                .findFirst();
        if (channel.isEmpty()) {
            fields.problem("channel", "‘" + label + "’ is no channel" + NearestName.suggestion(label, CHANNELS));
            return null;
        }
        List<String> to = fields.texts("to");
        check(fields, channel.get(), to);
        return new Route(
                name,
                channel.get(),
                DefinitionNames.secret(fields, needsSecret(channel.get())),
                fields.url("url", urls),
                to,
                fields.text("component"));
    }

    private static boolean needsSecret(Channel channel) {
        return channel != Channel.EMAIL && channel != Channel.STATUS_PAGE;
    }

    private static void check(DefinitionFields fields, Channel channel, List<String> to) {
        if (channel == Channel.WEBHOOK) {
            fields.required("url", "https://hooks.example.org/deployments");
        }
        if (channel == Channel.SLACK_WEBHOOK && fields.has("url")) {
            fields.problem("url", "a Slack webhook's URL is a secret; keep it as one, and name it under ‘secret’");
        }
        if ((channel == Channel.SLACK || channel == Channel.EMAIL) && to.isEmpty()) {
            fields.problem(
                    "to",
                    channel == Channel.SLACK
                            ? "is missing: the channel's id, for example [C0123456789]"
                            : "is missing: addresses, for example [team@example.org]");
        }
        if (channel == Channel.EMAIL) {
            to.stream()
                    .filter(address -> !ADDRESS.matcher(address).matches())
                    .forEach(address ->
                            fields.problem("to", "‘" + address + "’ is no address; for example team@example.org"));
        }
        if (channel != Channel.STATUS_PAGE && fields.has("component")) {
            fields.problem("component", "only a route to the status page names a component of the page");
        }
    }
}
