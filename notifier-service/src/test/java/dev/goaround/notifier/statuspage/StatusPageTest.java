package dev.goaround.notifier.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.notifier.Events;
import dev.goaround.notifier.announcement.AnnouncementKind;
import dev.goaround.notifier.announcement.DeploymentSnapshot;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class StatusPageTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private final Events events = new Events("dep-1");
    private final DeploymentSnapshot running =
            DeploymentSnapshot.of(events.at(1)).after(events.opened(1));

    @Test
    void aRollbackOpensAnIncidentAndItsVerificationResolvesIt() {
        StatusChange opened = StatusChange.of(AnnouncementKind.ROLLBACK_ORDERED, running, false, false)
                .orElseThrow();
        assertThat(opened.component()).isEqualTo(ComponentState.DEGRADED);
        assertThat(opened.incident()).isEqualTo(IncidentState.IDENTIFIED);

        StatusChange resolved = StatusChange.of(AnnouncementKind.ROLLBACK_VERIFIED, running, true, false)
                .orElseThrow();
        assertThat(resolved.component()).isEqualTo(ComponentState.OPERATIONAL);
        assertThat(resolved.incident()).isEqualTo(IncidentState.RESOLVED);
        assertThat(StatusChange.of(AnnouncementKind.ROLLBACK_VERIFIED, running, true, true)
                        .orElseThrow()
                        .component())
                .isEqualTo(ComponentState.DEGRADED);
    }

    @Test
    void aResolvedIncidentIsOverForItsReadersToo() {
        assertThat(StatusChange.of(AnnouncementKind.INCIDENT_RESOLVED, running, true, false))
                .contains(new StatusChange(ComponentState.OPERATIONAL, IncidentState.RESOLVED, "It is solved."));
        assertThat(StatusChange.of(AnnouncementKind.INCIDENT_RESOLVED, running, false, false))
                .isEmpty();
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
        assertThat(StatusHtml.of(page))
                .contains("<li><span>API (shop, production)</span> <span class=\"bad\">")
                .contains("<li><span>API (bank, production)</span> <span class=\"good\">")
                .contains("<li><span>Web</span>");
    }

    @Test
    void whatChangesNothingForItsReadersIsNotWritten() {
        DeploymentSnapshot succeeded = running.after(events.ended(Outcome.SUCCEEDED, 9));
        DeploymentSnapshot rolledBack = running.after(events.ended(Outcome.ROLLED_BACK, 9));
        assertThat(StatusChange.of(AnnouncementKind.ROLLBACK_ORDERED, running, true, false))
                .isEmpty();
        assertThat(StatusChange.of(AnnouncementKind.ROLLBACK_VERIFIED, running, false, false))
                .isEmpty();
        assertThat(StatusChange.of(AnnouncementKind.ENDED, succeeded, false, false))
                .isEmpty();
        assertThat(StatusChange.of(AnnouncementKind.ENDED, rolledBack, false, false))
                .isEmpty();
        Set<AnnouncementKind> others = EnumSet.complementOf(EnumSet.of(
                AnnouncementKind.ROLLBACK_ORDERED,
                AnnouncementKind.ROLLBACK_VERIFIED,
                AnnouncementKind.ROLLBACK_FAILED,
                AnnouncementKind.INCIDENT_RESOLVED,
                AnnouncementKind.ENDED));
        assertThat(others)
                .allSatisfy(kind ->
                        assertThat(StatusChange.of(kind, running, true, false)).isEmpty());
    }

    @Test
    void aReleaseThatWorksEndsWhatAnEarlierOneLeftOpen() {
        assertThat(StatusChange.endsEarlierIncidents(
                        AnnouncementKind.ENDED, running.after(events.ended(Outcome.SUCCEEDED, 9))))
                .isTrue();
        assertThat(StatusChange.endsEarlierIncidents(
                        AnnouncementKind.ENDED, running.after(events.ended(Outcome.ROLLBACK_FAILED, 9))))
                .isFalse();
    }

    @Test
    void thePageIsTextWhateverItsNamesAre() {
        String html = StatusHtml.of(page("<script>alert(1)</script>"));
        assertThat(html)
                .doesNotContain("<script")
                .contains("&lt;script&gt;")
                .contains("Something does not work as it should")
                .contains("Degraded since <time datetime=\"2026-03-04T10:00:00Z\">4 March 2026, 10:00 UTC</time>");
    }

    @Test
    void theFeedHasWhatAtomRequires() throws Exception {
        String xml = AtomFeed.of(page("Greeter & co"), URI.create("https://status.example/"));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document feed = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        assertThat(texts(feed, "id")).containsExactly("https://status.example/", "https://status.example/#incident-7");
        assertThat(texts(feed, "updated")).containsExactly("2026-03-04T10:00:05Z", "2026-03-04T10:00:05Z");
        assertThat(texts(feed, "title"))
                .containsExactly("Status", "Greeter & co does not work as it should (Identified)");
        assertThat(texts(feed, "name")).containsExactly("Goaround");
        assertThat(texts(feed, "content").get(0)).contains("Identified: We know.");
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
