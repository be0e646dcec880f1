package dev.goaround.notifier.statuspage;

import dev.goaround.notifier.text.Markup;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The page for people: no script, no foreign resource, readable without colour. */
public final class StatusHtml {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String TOP = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="60">
            <title>Status</title>
            <link rel="stylesheet" href="/status.css">
            <link rel="alternate" type="application/atom+xml" title="Incidents" href="/feed.atom">
            </head>
            <body>
            <main>
            <h1>Status</h1>
            """;
    public static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1c1f24; --paper: #fff; --line: #d3d7de; --good: #1a6b34; --bad: #a3260b; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e8eaee; --paper: #15181d; --line: #3a4049; --good: #7fd69a; --bad: #ff9d85; }
            }
            body { font: 1rem/1.6 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 0; }
            main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
            .summary { font-size: 1.2rem; border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; }
            ul, ol { list-style: none; padding: 0; }
            .components li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem; border-bottom: 1px solid var(--line); padding: .6rem 0; }
            .good { color: var(--good); }
            .bad { color: var(--bad); font-weight: 600; }
            article { border: 1px solid var(--line); border-radius: .5rem; padding: .25rem 1rem 1rem; margin: 1rem 0; }
            h3 { margin-bottom: 0; }
            time { font-size: .9rem; }
            a { color: inherit; }
            """;

    private StatusHtml() {}

    public static String of(StatusPage page) {
        StringBuilder html = new StringBuilder(TOP);
        html.append("<p class=\"summary ")
                .append(page.allOperational() ? "good\">✓ " : "bad\">⚠ ")
                .append(summary(page))
                .append("</p>\n");
        html.append("<h2>Components</h2>\n<ul class=\"components\">\n");
        page.components().forEach(component -> append(html, component, page.shownName(component)));
        html.append("</ul>\n<h2>Incidents</h2>\n");
        if (page.incidents().isEmpty()) {
            html.append("<p>None.</p>\n");
        }
        page.incidents().forEach(incident -> append(html, incident));
        return html.append("<p><a href=\"/feed.atom\">Atom feed</a></p>\n</main>\n</body>\n</html>\n")
                .toString();
    }

    private static String summary(StatusPage page) {
        if (page.components().isEmpty()) {
            return "No components yet";
        }
        return page.allOperational() ? "Everything works" : "Something does not work as it should";
    }

    private static void append(StringBuilder html, StatusPage.Component component, String name) {
        boolean good = component.state() == ComponentState.OPERATIONAL;
        html.append("<li><span>").append(Markup.escaped(name));
        html.append("</span> <span class=\"").append(good ? "good\">✓ " : "bad\">⚠ ");
        html.append(component.state().words()).append(" since ").append(time(component.since()));
        html.append("</span></li>\n");
    }

    private static void append(StringBuilder html, StatusPage.Incident incident) {
        html.append("<article id=\"incident-").append(incident.id()).append("\">\n<h3>");
        html.append(Markup.escaped(incident.title())).append("</h3>\n<ol>\n");
        for (StatusPage.Update update : incident.updates()) {
            html.append("<li><strong>").append(update.state().words()).append("</strong>: ");
            html.append(Markup.escaped(update.text()))
                    .append(' ')
                    .append(time(update.at()))
                    .append("</li>\n");
        }
        html.append("</ol>\n</article>\n");
    }

    private static String time(Instant at) {
        return "<time datetime=\"" + at + "\">" + TIME.format(at) + "</time>";
    }
}
