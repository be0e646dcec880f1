package dev.goaround.notifier.routing;

import dev.goaround.contracts.service.Channel;
import dev.goaround.contracts.service.Route;
import java.util.List;
import java.util.Optional;

/**
 * Where something that is owed goes by now: a route may have been corrected or removed since.
 *
 * @param route as the newest definition has it; null: nowhere
 * @param recipient as the newest definition has it
 * @param gone why it goes nowhere, in words; null: it goes
 */
public record RouteNow(Route route, String recipient, String gone) {

    /**
     * @param then routes when the deployment was opened
     * @param now routes by now
     * @param name of the route that it is owed to
     * @param channel that it was rendered for
     * @param recipient that it is owed to; empty where the route has one receiver
     */
    public static RouteNow of(List<Route> then, List<Route> now, String name, Channel channel, String recipient) {
        Optional<Route> found = named(now, name);
        if (found.isEmpty()) {
            return new RouteNow(null, recipient, "the route was removed from the service definition");
        }
        Route route = found.get();
        if (route.channel() != channel) {
            return new RouteNow(
                    null,
                    recipient,
                    "the route was " + channel.label() + " and is "
                            + route.channel().label() + " now");
        }
        if (recipient.isEmpty() || route.to().contains(recipient)) {
            return new RouteNow(route, recipient, null);
        }
        return named(then, name)
                .flatMap(before -> corrected(before, route, recipient))
                .map(instead -> new RouteNow(route, instead, null))
                .orElseGet(() -> new RouteNow(
                        null, recipient, "the recipient was removed from the route in the service definition"));
    }

    /** Who stands in the same place of the list now and was not in it before. */
    private static Optional<String> corrected(Route before, Route now, String recipient) {
        int at = before.to().indexOf(recipient);
        boolean sameLength = before.to().size() == now.to().size();
        return at < 0 || !sameLength
                ? Optional.empty()
                : Optional.of(now.to().get(at)).filter(each -> !before.to().contains(each));
    }

    private static Optional<Route> named(List<Route> routes, String name) {
        return routes.stream().filter(route -> route.name().equals(name)).findFirst();
    }
}
