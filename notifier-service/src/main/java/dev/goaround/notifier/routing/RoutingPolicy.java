package dev.goaround.notifier.routing;

import dev.goaround.contracts.service.Channel;
import dev.goaround.contracts.service.Route;
import dev.goaround.notifier.announcement.What;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is told what, and how. */
public final class RoutingPolicy {
    private static final Map<What, List<Action>> SLACK = new EnumMap<>(Map.ofEntries(
            Map.entry(What.PLANNED, List.of(Action.MAIN, Action.THREAD)),
            Map.entry(What.STARTED, List.of(Action.MAIN)),
            Map.entry(What.PHASE_ENTERED, List.of(Action.MAIN)),
            Map.entry(What.REMINDER, List.of(Action.MAIN, Action.THREAD)),
            Map.entry(What.OVERDUE, List.of(Action.THREAD)),
            Map.entry(What.ITEM_FAILED, List.of(Action.THREAD)),
            Map.entry(What.ITEM_WAIVED, List.of(Action.THREAD)),
            Map.entry(What.OWED, List.of(Action.BROADCAST)),
            Map.entry(What.BREACH, List.of(Action.THREAD)),
            Map.entry(What.ROLLBACK_ORDERED, List.of(Action.LOUD, Action.MAIN)),
            Map.entry(What.STEP_ASKED, List.of(Action.LOUD)),
            Map.entry(What.STEP_DONE, List.of(Action.THREAD)),
            Map.entry(What.STEP_FAILED, List.of(Action.THREAD)),
            Map.entry(What.STEP_UNKNOWN, List.of(Action.LOUD)),
            Map.entry(What.ROLLBACK_VERIFIED, List.of(Action.MAIN, Action.THREAD)),
            Map.entry(What.ROLLBACK_FAILED, List.of(Action.LOUD, Action.MAIN)),
            Map.entry(What.INCIDENT_RESOLVED, List.of(Action.THREAD)),
            Map.entry(What.BLIND, List.of(Action.BROADCAST)),
            Map.entry(What.BLIND_LONG, List.of(Action.LOUD)),
            Map.entry(What.SEES_AGAIN, List.of(Action.BROADCAST)),
            Map.entry(What.PAGE_LOST, List.of(Action.LOUD)),
            Map.entry(What.ENDED, List.of(Action.MAIN))));
    private static final Map<What, List<Action>> SLACK_WEBHOOK = new EnumMap<>(Map.ofEntries(
            Map.entry(What.PLANNED, List.of(Action.POST)),
            Map.entry(What.STARTED, List.of(Action.POST)),
            Map.entry(What.REMINDER, List.of(Action.POST)),
            Map.entry(What.OVERDUE, List.of(Action.POST)),
            Map.entry(What.OWED, List.of(Action.POST)),
            Map.entry(What.ROLLBACK_ORDERED, List.of(Action.LOUD_POST)),
            Map.entry(What.STEP_ASKED, List.of(Action.LOUD_POST)),
            Map.entry(What.STEP_UNKNOWN, List.of(Action.LOUD_POST)),
            Map.entry(What.ROLLBACK_FAILED, List.of(Action.LOUD_POST)),
            Map.entry(What.INCIDENT_RESOLVED, List.of(Action.POST)),
            Map.entry(What.BLIND, List.of(Action.POST)),
            Map.entry(What.BLIND_LONG, List.of(Action.LOUD_POST)),
            Map.entry(What.SEES_AGAIN, List.of(Action.POST)),
            Map.entry(What.PAGE_LOST, List.of(Action.LOUD_POST)),
            Map.entry(What.ENDED, List.of(Action.POST))));
    private static final Map<What, List<Action>> PAGERDUTY = new EnumMap<>(Map.ofEntries(
            Map.entry(What.PHASE_ENTERED, List.of(Action.CHANGE)),
            Map.entry(What.REMINDER, List.of(Action.CHANGE)),
            Map.entry(What.ROLLBACK_ORDERED, List.of(Action.PAGE)),
            Map.entry(What.STEP_UNKNOWN, List.of(Action.PAGE)),
            Map.entry(What.ROLLBACK_FAILED, List.of(Action.PAGE)),
            Map.entry(What.ROLLBACK_VERIFIED, List.of(Action.RESOLVE)),
            Map.entry(What.INCIDENT_RESOLVED, List.of(Action.RESOLVE)),
            Map.entry(What.BLIND_LONG, List.of(Action.PAGE)),
            Map.entry(What.SEES_AGAIN, List.of(Action.RESOLVE)),
            Map.entry(What.ENDED, List.of(Action.CHANGE))));
    private static final Map<What, List<Action>> EMAIL = new EnumMap<>(Map.ofEntries(
            Map.entry(What.PLANNED, List.of(Action.MAIL)),
            Map.entry(What.STARTED, List.of(Action.MAIL)),
            Map.entry(What.REMINDER, List.of(Action.MAIL)),
            Map.entry(What.OVERDUE, List.of(Action.MAIL)),
            Map.entry(What.ROLLBACK_ORDERED, List.of(Action.MAIL)),
            Map.entry(What.STEP_ASKED, List.of(Action.MAIL)),
            Map.entry(What.STEP_UNKNOWN, List.of(Action.MAIL)),
            Map.entry(What.INCIDENT_RESOLVED, List.of(Action.MAIL)),
            Map.entry(What.BLIND, List.of(Action.MAIL)),
            Map.entry(What.BLIND_LONG, List.of(Action.MAIL)),
            Map.entry(What.SEES_AGAIN, List.of(Action.MAIL)),
            Map.entry(What.PAGE_LOST, List.of(Action.MAIL)),
            Map.entry(What.ENDED, List.of(Action.MAIL))));
    /** Where customers look: nothing there unless something may have changed for them. */
    private static final Map<What, List<Action>> STATUS_PAGE = new EnumMap<>(Map.of(
            What.ROLLBACK_ORDERED, List.of(Action.STATUS),
            What.ROLLBACK_VERIFIED, List.of(Action.STATUS),
            What.ROLLBACK_FAILED, List.of(Action.STATUS),
            What.INCIDENT_RESOLVED, List.of(Action.STATUS),
            What.ENDED, List.of(Action.STATUS)));

    /** Said by no event: there is nothing to hand to a machine. */
    private static final Set<What> OUR_OWN = EnumSet.of(What.BLIND, What.BLIND_LONG, What.SEES_AGAIN, What.PAGE_LOST);

    private static final Set<Channel> CHAT = EnumSet.of(Channel.SLACK, Channel.SLACK_WEBHOOK);

    private RoutingPolicy() {}

    /** @param routes of the environment that the announcement is about */
    public static List<Owed> owed(What what, List<Route> routes) {
        boolean chat = routes.stream().anyMatch(route -> CHAT.contains(route.channel()));
        List<Owed> owed = new ArrayList<>();
        for (Route route : routes) {
            if (CallbackRoute.passesOver(route, what)) {
                continue;
            }
            for (Action action : actions(what, route.channel(), chat)) {
                recipients(route).forEach(recipient -> owed.add(new Owed(route, action, recipient)));
            }
        }
        return List.copyOf(owed);
    }

    /**
     * What a box of the checklist wants said, to those whom the box means.
     *
     * @param meant names of their routes; null: whoever is told of such things
     * @param routes of the environment that the announcement is about
     */
    public static List<Owed> asked(List<String> meant, List<Route> routes) {
        if (meant == null) {
            return owed(What.OWED, routes);
        }
        // Without a chat beside it, so that a route that is meant gets its mail.
        return routes.stream()
                .filter(route -> meant.contains(route.name()) || route.channel() == Channel.WEBHOOK)
                .flatMap(route -> owed(What.OWED, List.of(route)).stream())
                .toList();
    }

    private static List<Action> actions(What what, Channel channel, boolean chat) {
        return switch (channel) {
            case SLACK -> SLACK.getOrDefault(what, List.of());
            case SLACK_WEBHOOK -> SLACK_WEBHOOK.getOrDefault(what, List.of());
            case PAGERDUTY -> PAGERDUTY.getOrDefault(what, List.of());
            // An announcement that an item asks for reaches people by mail where there is no chat.
            case EMAIL -> what == What.OWED && !chat ? List.of(Action.MAIL) : EMAIL.getOrDefault(what, List.of());
            case STATUS_PAGE -> STATUS_PAGE.getOrDefault(what, List.of());
            case WEBHOOK -> OUR_OWN.contains(what) ? List.of() : List.of(Action.EVENT);
        };
    }

    private static List<String> recipients(Route route) {
        return switch (route.channel()) {
            case SLACK, EMAIL -> route.to().stream().distinct().toList();
            case SLACK_WEBHOOK, PAGERDUTY, STATUS_PAGE, WEBHOOK -> List.of("");
        };
    }
}
