package dev.goaround.notifier.statuspage;

import dev.goaround.notifier.text.Markup;
import java.net.URI;
import java.time.Instant;

/** The incidents as an Atom feed (RFC 4287): an entry per incident, updated as it goes on. */
public final class AtomFeed {
    private AtomFeed() {}

    /** @param base where the page is seen from outside */
    public static String of(StatusPage page, URI base) {
        String home = base.resolve("/").toString();
        StringBuilder feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        feed.append("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
        element(feed, "id", home);
        element(feed, "title", "Status");
        element(feed, "updated", text(page.changedAt()));
        feed.append("<author><name>Goaround</name></author>\n");
        feed.append("<link rel=\"self\" type=\"application/atom+xml\" href=\"")
                .append(Markup.escaped(base.resolve("/feed.atom").toString()))
                .append("\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"")
                .append(Markup.escaped(home))
                .append("\"/>\n");
        page.incidents().forEach(incident -> append(feed, incident, home));
        return feed.append("</feed>\n").toString();
    }

    private static void append(StringBuilder feed, StatusPage.Incident incident, String home) {
        String link = home + "#incident-" + incident.id();
        feed.append("<entry>\n");
        element(feed, "id", link);
        element(feed, "title", incident.title() + " (" + incident.state().words() + ")");
        element(feed, "published", text(incident.openedAt()));
        element(feed, "updated", text(incident.changedAt()));
        feed.append("<link rel=\"alternate\" type=\"text/html\" href=\"")
                .append(Markup.escaped(link))
                .append("\"/>\n<content type=\"text\">");
        incident.updates()
                .forEach(update -> feed.append(Markup.escaped(
                        text(update.at()) + " " + update.state().words() + ": " + update.text() + "\n")));
        feed.append("</content>\n</entry>\n");
    }

    private static void element(StringBuilder feed, String name, String text) {
        feed.append('<').append(name).append('>').append(Markup.escaped(text));
        feed.append("</").append(name).append(">\n");
    }

    private static String text(Instant at) {
        return at.toString();
    }
}
