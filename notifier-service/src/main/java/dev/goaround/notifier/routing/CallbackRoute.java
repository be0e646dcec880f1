package dev.goaround.notifier.routing;

import dev.goaround.contracts.service.Channel;
import dev.goaround.contracts.service.Route;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.notifier.announcement.AnnouncementKind;
import dev.goaround.notifier.announcement.DeploymentSnapshot;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The route of one deployment to the pipeline that started it: a signed webhook like any other, with its ledger and its tries. */
public final class CallbackRoute {

    /** No route of a definition has a name with a colon. */
    private static final String NAME = "callback:";

    private static final Set<AnnouncementKind> TOLD =
            EnumSet.of(AnnouncementKind.GATE_PASSED, AnnouncementKind.FENCED, AnnouncementKind.ENDED);

    private CallbackRoute() {}

    /** The environment's routes, and the deployment's own where its start event named one. */
    public static List<Route> with(DeploymentSnapshot snapshot, ServiceDefinition definition, String environment) {
        List<Route> routes = new ArrayList<>();
        var found = definition.environments().get(environment);
        if (found != null) {
            routes.addAll(found.notifications());
        }
        if (snapshot.callback() != null) {
            routes.add(new Route(
                    NAME, Channel.WEBHOOK, definition.callbackSecret(), snapshot.callback(), List.of(), null));
        }
        return routes;
    }

    static boolean passesOver(Route route, AnnouncementKind kind) {
        return route.name().equals(NAME) && !TOLD.contains(kind);
    }
}
