package dev.goaround.notifier.statuspage.adapter;

import dev.goaround.contracts.service.Channel;
import dev.goaround.contracts.service.Route;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.notifier.statuspage.ComponentState;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which components the page shows: those that service definitions route to it. */
@ApplicationScoped
public class StatusComponents {
    private static final String MAKE_SURE = "insert into status_component (name, service, environment, state, since)"
            + " values (:name, :service, :environment, :state, :since) on conflict do nothing";

    private final Clock clock;

    StatusComponents(Clock clock) {
        this.clock = clock;
    }

    public Uni<Void> known(Mutiny.Session session, ServiceDefinition definition) {
        List<StatusComponentRow.Key> shown = definition.environments().entrySet().stream()
                .flatMap(environment -> environment.getValue().notifications().stream()
                        .filter(route -> route.channel() == Channel.STATUS_PAGE)
                        .map(route -> new StatusComponentRow.Key(
                                definition.service(), environment.getKey(), name(route, definition.service()))))
                .toList();
        return Multi.createFrom()
                .iterable(shown)
                .onItem()
                .transformToUniAndConcatenate(each -> makeSure(session, each))
                .onItem()
                .ignoreAsUni();
    }

    Uni<Void> makeSure(Mutiny.Session session, StatusComponentRow.Key component) {
        return session.createNativeQuery(MAKE_SURE)
                .setParameter("name", component.name())
                .setParameter("service", component.service())
                .setParameter("environment", component.environment())
                .setParameter("state", ComponentState.OPERATIONAL.name())
                .setParameter("since", clock.instant())
                .executeUpdate()
                .replaceWithVoid();
    }

    static String name(Route route, String service) {
        return route.component() == null || route.component().isBlank() ? service : route.component();
    }
}
