package dev.goaround.notifier.statuspage.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.notifier.ClassPathTemplates;
import dev.goaround.notifier.Events;
import dev.goaround.notifier.statuspage.ComponentState;
import dev.goaround.notifier.statuspage.IncidentState;
import dev.goaround.notifier.statuspage.StatusChange;
import dev.goaround.notifier.statuspage.StatusPage;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class StatusTemplatesTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final StatusTemplates TEMPLATES = new StatusTemplates(ClassPathTemplates.engine());

    @Test
    void thePageIsThisHtml() {
        assertThat(TEMPLATES.html(page("Größe & co"))).isEqualTo("""
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
                <p class="summary bad">⚠ Something does not work as it should</p>
                <h2>Components</h2>
                <ul class="components">
                <li><span>Größe &amp; co</span> <span class="bad">⚠ Degraded since <time datetime="2026-03-04T10:00:00Z">4 March 2026, 10:00 UTC</time></span></li>
                </ul>
                <h2>Incidents</h2>
                <article id="incident-7">
                <h3>Größe &amp; co does not work as it should</h3>
                <ol>
                <li><strong>Identified</strong>: We know. <time datetime="2026-03-04T10:00:00Z">4 March 2026, 10:00 UTC</time></li>
                </ol>
                </article>
                <p><a href="/feed.atom">Atom feed</a></p>
                </main>
                </body>
                </html>
                """);
    }

    @Test
    void aPageWithoutComponentsAndIncidentsSaysSo() {
        assertThat(TEMPLATES.html(new StatusPage(List.of(), List.of(), Events.AT)))
                .contains("<p class=\"summary good\">✓ No components yet</p>\n")
                .contains("<ul class=\"components\">\n</ul>\n<h2>Incidents</h2>\n<p>None.</p>\n<p><a ");
    }

    @Test
    void componentsOfTwoServicesWithOneNameAreTwo() {
        StatusPage page = new StatusPage(
                List.of(
                        new StatusPage.Component("shop", "production", "API", ComponentState.DEGRADED, Events.AT),
                        new StatusPage.Component("bank", "production", "API", ComponentState.OPERATIONAL, Events.AT),
                        new StatusPage.Component("bank", "production", "Web", ComponentState.OPERATIONAL, Events.AT)),
                List.of(),
                Events.AT);
        assertThat(TEMPLATES.html(page))
                .contains("<li><span>API (shop, production)</span> <span class=\"bad\">")
                .contains("<li><span>API (bank, production)</span> <span class=\"good\">")
                .contains("<li><span>Web</span>");
    }

    @Test
    void thePageIsTextWhateverItsNamesAre() {
        String html = TEMPLATES.html(page("<script>alert(1)</script>"));
        assertThat(html)
                .doesNotContain("<script")
                .contains("&lt;script&gt;")
                .contains("Something does not work as it should")
                .contains("Degraded since <time datetime=\"2026-03-04T10:00:00Z\">4 March 2026, 10:00 UTC</time>");
    }

    @Test
    void theFeedHasWhatAtomRequires() throws Exception {
        String xml = TEMPLATES.atom(page("Greeter & co"), URI.create("https://status.example/"));
        Document feed = parsed(xml);
        assertThat(texts(feed, "id")).containsExactly("https://status.example/", "https://status.example/#incident-7");
        assertThat(texts(feed, "updated")).containsExactly("2026-03-04T10:00:05Z", "2026-03-04T10:00:05Z");
        assertThat(texts(feed, "title"))
                .containsExactly("Status", "Greeter & co does not work as it should (Identified)");
        assertThat(texts(feed, "name")).containsExactly("Goaround");
        assertThat(texts(feed, "content")).containsExactly("2026-03-04T10:00:00Z Identified: We know.\n");
    }

    @Test
    void theFeedStaysWellFormedWhateverItsNamesAre() throws Exception {
        Document feed =
                parsed(TEMPLATES.atom(page("]]></title>\u0007<x a='\""), URI.create("https://status.example/")));
        assertThat(texts(feed, "title").get(1)).startsWith("]]></title>\uFFFD<x a='\" does not work");
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> texts(Document feed, String name) {
        NodeList nodes = feed.getElementsByTagNameNS(ATOM, name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private static StatusPage page(String component) {
        return new StatusPage(
                List.of(new StatusPage.Component(
                        "greeter", "production", component, ComponentState.DEGRADED, Events.AT)),
                List.of(new StatusPage.Incident(
                        7,
                        component,
                        StatusChange.title(component),
                        IncidentState.IDENTIFIED,
                        Events.AT,
                        Events.AT.plusSeconds(5),
                        List.of(new StatusPage.Update(Events.AT, IncidentState.IDENTIFIED, "We know.")))),
                Events.AT.plusSeconds(5));
    }
}
