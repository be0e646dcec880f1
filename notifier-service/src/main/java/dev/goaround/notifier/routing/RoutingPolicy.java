package dev.goaround.notifier.routing;

import dev.goaround.contracts.service.Channel;
import dev.goaround.contracts.service.Route;
import dev.goaround.notifier.announcement.AnnouncementKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is told what, and how. */
public final class RoutingPolicy {
    private static final Map<AnnouncementKind, List<ChannelAction>> SLACK = new EnumMap<>(Map.ofEntries(
            Map.entry(AnnouncementKind.PLANNED, List.of(ChannelAction.MAIN, ChannelAction.THREAD)),
            Map.entry(AnnouncementKind.STARTED, List.of(ChannelAction.MAIN)),
            Map.entry(AnnouncementKind.PHASE_ENTERED, List.of(ChannelAction.MAIN)),
            Map.entry(AnnouncementKind.REMINDER, List.of(ChannelAction.MAIN, ChannelAction.THREAD)),
            Map.entry(AnnouncementKind.OVERDUE, List.of(ChannelAction.THREAD)),
            Map.entry(AnnouncementKind.ITEM_FAILED, List.of(ChannelAction.THREAD)),
            Map.entry(AnnouncementKind.ITEM_WAIVED, List.of(ChannelAction.THREAD)),
            Map.entry(AnnouncementKind.OWED, List.of(ChannelAction.BROADCAST)),
            Map.entry(AnnouncementKind.BREACH, List.of(ChannelAction.THREAD)),
            Map.entry(AnnouncementKind.ROLLBACK_ORDERED, List.of(ChannelAction.LOUD, ChannelAction.MAIN)),
            Map.entry(AnnouncementKind.STEP_ASKED, List.of(ChannelAction.LOUD)),
            Map.entry(AnnouncementKind.STEP_DONE, List.of(ChannelAction.THREAD)),
            Map.entry(AnnouncementKind.STEP_FAILED, List.of(ChannelAction.THREAD)),
            Map.entry(AnnouncementKind.STEP_UNKNOWN, List.of(ChannelAction.LOUD)),
            Map.entry(AnnouncementKind.ROLLBACK_VERIFIED, List.of(ChannelAction.MAIN, ChannelAction.THREAD)),
            Map.entry(AnnouncementKind.ROLLBACK_FAILED, List.of(ChannelAction.LOUD, ChannelAction.MAIN)),
            Map.entry(AnnouncementKind.INCIDENT_RESOLVED, List.of(ChannelAction.THREAD)),
            Map.entry(AnnouncementKind.BLIND, List.of(ChannelAction.BROADCAST)),
            Map.entry(AnnouncementKind.BLIND_LONG, List.of(ChannelAction.LOUD)),
            Map.entry(AnnouncementKind.SEES_AGAIN, List.of(ChannelAction.BROADCAST)),
            Map.entry(AnnouncementKind.PAGE_LOST, List.of(ChannelAction.LOUD)),
            Map.entry(AnnouncementKind.ENDED, List.of(ChannelAction.MAIN))));
    private static final Map<AnnouncementKind, List<ChannelAction>> SLACK_WEBHOOK = new EnumMap<>(Map.ofEntries(
            Map.entry(AnnouncementKind.PLANNED, List.of(ChannelAction.POST)),
            Map.entry(AnnouncementKind.STARTED, List.of(ChannelAction.POST)),
            Map.entry(AnnouncementKind.REMINDER, List.of(ChannelAction.POST)),
            Map.entry(AnnouncementKind.OVERDUE, List.of(ChannelAction.POST)),
            Map.entry(AnnouncementKind.OWED, List.of(ChannelAction.POST)),
            Map.entry(AnnouncementKind.ROLLBACK_ORDERED, List.of(ChannelAction.LOUD_POST)),
            Map.entry(AnnouncementKind.STEP_ASKED, List.of(ChannelAction.LOUD_POST)),
            Map.entry(AnnouncementKind.STEP_UNKNOWN, List.of(ChannelAction.LOUD_POST)),
            Map.entry(AnnouncementKind.ROLLBACK_FAILED, List.of(ChannelAction.LOUD_POST)),
            Map.entry(AnnouncementKind.INCIDENT_RESOLVED, List.of(ChannelAction.POST)),
            Map.entry(AnnouncementKind.BLIND, List.of(ChannelAction.POST)),
            Map.entry(AnnouncementKind.BLIND_LONG, List.of(ChannelAction.LOUD_POST)),
            Map.entry(AnnouncementKind.SEES_AGAIN, List.of(ChannelAction.POST)),
            Map.entry(AnnouncementKind.PAGE_LOST, List.of(ChannelAction.LOUD_POST)),
            Map.entry(AnnouncementKind.ENDED, List.of(ChannelAction.POST))));
    private static final Map<AnnouncementKind, List<ChannelAction>> PAGERDUTY = new EnumMap<>(Map.ofEntries(
            Map.entry(AnnouncementKind.PHASE_ENTERED, List.of(ChannelAction.CHANGE)),
            Map.entry(AnnouncementKind.REMINDER, List.of(ChannelAction.CHANGE)),
            Map.entry(AnnouncementKind.ROLLBACK_ORDERED, List.of(ChannelAction.PAGE)),
            Map.entry(AnnouncementKind.STEP_UNKNOWN, List.of(ChannelAction.PAGE)),
            Map.entry(AnnouncementKind.ROLLBACK_FAILED, List.of(ChannelAction.PAGE)),
            Map.entry(AnnouncementKind.ROLLBACK_VERIFIED, List.of(ChannelAction.RESOLVE)),
            Map.entry(AnnouncementKind.INCIDENT_RESOLVED, List.of(ChannelAction.RESOLVE)),
            Map.entry(AnnouncementKind.BLIND_LONG, List.of(ChannelAction.PAGE)),
            Map.entry(AnnouncementKind.SEES_AGAIN, List.of(ChannelAction.RESOLVE)),
            Map.entry(AnnouncementKind.ENDED, List.of(ChannelAction.CHANGE))));
    private static final Map<AnnouncementKind, List<ChannelAction>> EMAIL = new EnumMap<>(Map.ofEntries(
            Map.entry(AnnouncementKind.PLANNED, List.of(ChannelAction.MAIL)),
            Map.entry(AnnouncementKind.STARTED, List.of(ChannelAction.MAIL)),
            Map.entry(AnnouncementKind.REMINDER, List.of(ChannelAction.MAIL)),
            Map.entry(AnnouncementKind.OVERDUE, List.of(ChannelAction.MAIL)),
            Map.entry(AnnouncementKind.ROLLBACK_ORDERED, List.of(ChannelAction.MAIL)),
            Map.entry(AnnouncementKind.STEP_ASKED, List.of(ChannelAction.MAIL)),
            Map.entry(AnnouncementKind.STEP_UNKNOWN, List.of(ChannelAction.MAIL)),
            Map.entry(AnnouncementKind.INCIDENT_RESOLVED, List.of(ChannelAction.MAIL)),
            Map.entry(AnnouncementKind.BLIND, List.of(ChannelAction.MAIL)),
            Map.entry(AnnouncementKind.BLIND_LONG, List.of(ChannelAction.MAIL)),
            Map.entry(AnnouncementKind.SEES_AGAIN, List.of(ChannelAction.MAIL)),
            Map.entry(AnnouncementKind.PAGE_LOST, List.of(ChannelAction.MAIL)),
            Map.entry(AnnouncementKind.ENDED, List.of(ChannelAction.MAIL))));
    /** Where customers look: nothing there unless something may have changed for them. */
    private static final Map<AnnouncementKind, List<ChannelAction>> STATUS_PAGE = new EnumMap<>(Map.of(
            AnnouncementKind.ROLLBACK_ORDERED, List.of(ChannelAction.STATUS),
            AnnouncementKind.ROLLBACK_VERIFIED, List.of(ChannelAction.STATUS),
            AnnouncementKind.ROLLBACK_FAILED, List.of(ChannelAction.STATUS),
            AnnouncementKind.INCIDENT_RESOLVED, List.of(ChannelAction.STATUS),
            AnnouncementKind.ENDED, List.of(ChannelAction.STATUS)));

    /** Said by no event: there is nothing to hand to a machine. */
    private static final Set<AnnouncementKind> OUR_OWN = EnumSet.of(
            AnnouncementKind.BLIND,
            AnnouncementKind.BLIND_LONG,
            AnnouncementKind.SEES_AGAIN,
            AnnouncementKind.PAGE_LOST);

    private static final Set<Channel> CHAT = EnumSet.of(Channel.SLACK, Channel.SLACK_WEBHOOK);

    private RoutingPolicy() {}

    /** @param routes of the environment that the announcement is about */
    public static List<OwedDelivery> owed(AnnouncementKind kind, List<Route> routes) {
        boolean chat = routes.stream().anyMatch(route -> CHAT.contains(route.channel()));
        List<OwedDelivery> owed = new ArrayList<>();
        for (Route route : routes) {
            if (CallbackRoute.passesOver(route, kind)) {
                continue;
            }
            for (ChannelAction action : actions(kind, route.channel(), chat)) {
                recipients(route).forEach(recipient -> owed.add(new OwedDelivery(route, action, recipient)));
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
    public static List<OwedDelivery> asked(List<String> meant, List<Route> routes) {
        if (meant == null) {
            return owed(AnnouncementKind.OWED, routes);
        }
        // Without a chat beside it, so that a route that is meant gets its mail.
        return routes.stream()
                .filter(route -> meant.contains(route.name()) || route.channel() == Channel.WEBHOOK)
                .flatMap(route -> owed(AnnouncementKind.OWED, List.of(route)).stream())
                .toList();
    }

    private static List<ChannelAction> actions(AnnouncementKind kind, Channel channel, boolean chat) {
        return switch (channel) {
            case SLACK -> SLACK.getOrDefault(kind, List.of());
            case SLACK_WEBHOOK -> SLACK_WEBHOOK.getOrDefault(kind, List.of());
            case PAGERDUTY -> PAGERDUTY.getOrDefault(kind, List.of());
            // An announcement that an item asks for reaches people by mail where there is no chat.
            case EMAIL ->
                kind == AnnouncementKind.OWED && !chat
                        ? List.of(ChannelAction.MAIL)
                        : EMAIL.getOrDefault(kind, List.of());
            case STATUS_PAGE -> STATUS_PAGE.getOrDefault(kind, List.of());
            case WEBHOOK -> OUR_OWN.contains(kind) ? List.of() : List.of(ChannelAction.EVENT);
        };
    }

    private static List<String> recipients(Route route) {
        return switch (route.channel()) {
            case SLACK, EMAIL -> route.to().stream().distinct().toList();
            case SLACK_WEBHOOK, PAGERDUTY, STATUS_PAGE, WEBHOOK -> List.of("");
        };
    }
}
