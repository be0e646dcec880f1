package dev.goaround.notifier.routing;

import dev.goaround.contracts.service.Channel;
import dev.goaround.contracts.service.Route;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.notifier.announcement.Picture;
import dev.goaround.notifier.announcement.What;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The route of one deployment to the pipeline that started it: a signed webhook like any other, with its ledger and its tries. */
public final class CallbackRoute {

    /** No route of a definition has a name with a colon. */
    private static final String NAME = "callback:";

    private static final Set<What> TOLD = EnumSet.of(What.GATE_PASSED, What.FENCED, What.ENDED);

    private CallbackRoute() {}

    /** The environment's routes, and the deployment's own where its start event named one. */
    public static List<Route> with(Picture picture, ServiceDefinition definition, String environment) {
        List<Route> routes = new ArrayList<>();
        var found = definition.environments().get(environment);
        if (found != null) {
            routes.addAll(found.notifications());
        }
        if (picture.callback() != null) {
            routes.add(
                    new Route(NAME, Channel.WEBHOOK, definition.callbackSecret(), picture.callback(), List.of(), null));
        }
        return routes;
    }

    static boolean passesOver(Route route, What what) {
        return route.name().equals(NAME) && !TOLD.contains(what);
    }
}
