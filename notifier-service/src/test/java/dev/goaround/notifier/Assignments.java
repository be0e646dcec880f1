package dev.goaround.notifier;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.service.Channel;
import dev.goaround.contracts.service.Route;
import dev.goaround.notifier.announcement.Announcement;
import dev.goaround.notifier.announcement.AnnouncementWording;
import dev.goaround.notifier.announcement.DeploymentSnapshot;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.routing.ChannelAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What senders are given, for tests of renderers. */
public final class Assignments {
    private Assignments() {}

    public static Assignment of(Event event, ChannelAction action, String recipient, String mainReference) {
        Events events = new Events("dep-1");
        DeploymentSnapshot snapshot =
                DeploymentSnapshot.of(events.at(1)).after(events.opened(1)).after(event);
        Announcement announcement =
                AnnouncementWording.of("e-1", event, snapshot).orElseThrow();
        return new Assignment(
                "del-1",
                announcement,
                snapshot,
                new String(EventJson.write(event), StandardCharsets.UTF_8),
                new Route("route", Channel.SLACK, "token", null, List.of(), null),
                action,
                recipient,
                mainReference,
                1,
                Events.AT);
    }
}
