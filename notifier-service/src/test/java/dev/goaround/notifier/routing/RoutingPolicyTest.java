package dev.goaround.notifier.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.service.Channel;
import dev.goaround.contracts.service.Route;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.notifier.Events;
import dev.goaround.notifier.announcement.AnnouncementKind;
import dev.goaround.notifier.announcement.DeploymentSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingPolicyTest {
    private static final Route SLACK = route(Channel.SLACK, "C1");
    private static final Route HOOK = route(Channel.SLACK_WEBHOOK);
    private static final Route PAGERDUTY = route(Channel.PAGERDUTY);
    private static final Route EMAIL = route(Channel.EMAIL, "a@example.org", "b@example.org");
    private static final Route WEBHOOK = route(Channel.WEBHOOK);
    private static final Route STATUS = route(Channel.STATUS_PAGE);

    private static final Set<AnnouncementKind> OUR_OWN = Set.of(
            AnnouncementKind.BLIND,
            AnnouncementKind.BLIND_LONG,
            AnnouncementKind.SEES_AGAIN,
            AnnouncementKind.PAGE_LOST);

    @ParameterizedTest
    @CsvSource({
        "STARTED,           MAIN,      POST,      -,       MAIL, -",
        "PLANNED,           MAIN THREAD, POST,    -,       MAIL, -",
        "PHASE_ENTERED,     MAIN,      -,         CHANGE,  -,    -",
        "GATE_PASSED,       -,         -,         -,       -,    -",
        "FENCED,            -,         -,         -,       -,    -",
        "REMINDER,          MAIN THREAD, POST,    CHANGE,  MAIL, -",
        "OVERDUE,           THREAD,    POST,      -,       MAIL, -",
        "ITEM_FAILED,       THREAD,    -,         -,       -,    -",
        "ITEM_WAIVED,       THREAD,    -,         -,       -,    -",
        "OWED,              BROADCAST, POST,      -,       -,    -",
        "BREACH,            THREAD,    -,         -,       -,    -",
        "ROLLBACK_ORDERED,  LOUD MAIN, LOUD_POST, PAGE,    MAIL, STATUS",
        "STEP_ASKED,        LOUD,      LOUD_POST, -,       MAIL, -",
        "STEP_DONE,         THREAD,    -,         -,       -,    -",
        "STEP_FAILED,       THREAD,    -,         -,       -,    -",
        "STEP_UNKNOWN,      LOUD,      LOUD_POST, PAGE,    MAIL, -",
        "ROLLBACK_VERIFIED, MAIN THREAD, -,       RESOLVE, -,    STATUS",
        "ROLLBACK_FAILED,   LOUD MAIN, LOUD_POST, PAGE,    -,    STATUS",
        "INCIDENT_RESOLVED, THREAD,    POST,      RESOLVE, MAIL, STATUS",
        "BLIND,             BROADCAST, POST,      -,       MAIL, -",
        "BLIND_LONG,        LOUD,      LOUD_POST, PAGE,    MAIL, -",
        "SEES_AGAIN,        BROADCAST, POST,      RESOLVE, MAIL, -",
        "PAGE_LOST,         LOUD,      LOUD_POST, -,       MAIL, -",
        "ENDED,             MAIN,      POST,      CHANGE,  MAIL, STATUS"
    })
    void eachChannelIsToldInItsWay(
            AnnouncementKind kind, String slack, String hook, String pagerDuty, String email, String statusPage) {
        List<OwedDelivery> owed = RoutingPolicy.owed(kind, List.of(SLACK, HOOK, PAGERDUTY, EMAIL, WEBHOOK, STATUS));
        assertThat(actions(owed, SLACK)).isEqualTo(slack);
        assertThat(actions(owed, HOOK)).isEqualTo(hook);
        assertThat(actions(owed, PAGERDUTY)).isEqualTo(pagerDuty);
        assertThat(actions(owed, EMAIL)).isEqualTo(email.equals("-") ? "-" : email + " " + email);
        assertThat(actions(owed, STATUS)).isEqualTo(statusPage);
        assertThat(actions(owed, WEBHOOK)).isEqualTo(OUR_OWN.contains(kind) ? "-" : "EVENT");
    }

    @Test
    void everyWhatHasARowHere() throws NoSuchMethodException {
        CsvSource rows = RoutingPolicyTest.class
                .getDeclaredMethod(
                        "eachChannelIsToldInItsWay",
                        AnnouncementKind.class,
                        String.class,
                        String.class,
                        String.class,
                        String.class,
                        String.class)
                .getAnnotation(CsvSource.class);
        assertThat(Arrays.stream(rows.value()).map(row -> row.substring(0, row.indexOf(','))))
                .containsExactlyInAnyOrder(Arrays.stream(AnnouncementKind.values())
                        .map(AnnouncementKind::name)
                        .toArray(String[]::new));
    }

    @Test
    void aMailIsOwedToEachRecipientOnce() {
        Route twice = route(Channel.EMAIL, "a@example.org", "b@example.org", "a@example.org");
        assertThat(RoutingPolicy.owed(AnnouncementKind.STARTED, List.of(twice)))
                .extracting(OwedDelivery::recipient)
                .containsExactly("a@example.org", "b@example.org");
    }

    @Test
    void whatTheChecklistMeansForSomebodyGoesToTheirRoutesOnlyAlsoByMailBesideAChat() {
        List<OwedDelivery> owed = RoutingPolicy.asked(List.of(EMAIL.name()), List.of(SLACK, EMAIL, WEBHOOK));
        assertThat(actions(owed, EMAIL)).isEqualTo("MAIL MAIL");
        assertThat(actions(owed, SLACK)).isEqualTo("-");
        assertThat(actions(owed, WEBHOOK)).isEqualTo("EVENT");

        assertThat(RoutingPolicy.asked(null, List.of(SLACK, EMAIL)))
                .isEqualTo(RoutingPolicy.owed(AnnouncementKind.OWED, List.of(SLACK, EMAIL)));
        assertThat(RoutingPolicy.asked(List.of("gone"), List.of(SLACK, EMAIL))).isEmpty();
    }

    @Test
    void withoutChatAnOwedAnnouncementGoesByMail() {
        assertThat(actions(RoutingPolicy.owed(AnnouncementKind.OWED, List.of(EMAIL)), EMAIL))
                .isEqualTo("MAIL MAIL");
    }

    @ParameterizedTest
    @CsvSource({"GATE_PASSED, EVENT", "FENCED, EVENT", "ENDED, EVENT", "STARTED, -", "PHASE_ENTERED, -", "OWED, -"})
    void aPipelineIsCalledBackAboutGatesAndTheEndOnly(AnnouncementKind kind, String action) {
        ServiceDefinition definition = new ServiceDefinition("greeter", null, null, null, null, "ci-callback", null);
        DeploymentSnapshot snapshot = DeploymentSnapshot.of(new Events("dep-1").at(1))
                .after(new Events("dep-1").calledBack(1, "https://ci.example/cb"));

        List<Route> routes = CallbackRoute.with(snapshot, definition, "production");
        assertThat(routes).singleElement().satisfies(route -> {
            assertThat(route.secret()).isEqualTo("ci-callback");
            assertThat(route.url()).hasToString("https://ci.example/cb");
        });
        assertThat(actions(RoutingPolicy.owed(kind, routes), routes.get(0))).isEqualTo(action);
    }

    @Test
    void nothingIsOwedWithoutRoutes() {
        assertThat(RoutingPolicy.owed(AnnouncementKind.ROLLBACK_ORDERED, List.of()))
                .isEmpty();
    }

    private static String actions(List<OwedDelivery> owed, Route route) {
        String actions = String.join(
                " ",
                owed.stream()
                        .filter(each -> each.route().equals(route))
                        .map(each -> each.action().name())
                        .toList());
        return actions.isEmpty() ? "-" : actions;
    }

    private static Route route(Channel channel, String... to) {
        return new Route(channel.label(), channel, "secret", null, Arrays.asList(to), null);
    }
}
