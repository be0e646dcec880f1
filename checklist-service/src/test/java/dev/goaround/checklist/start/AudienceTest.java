package dev.goaround.checklist.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.service.Channel;
import dev.goaround.contracts.service.Route;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudienceTest {

    private static final List<Route> ROUTES = List.of(
            route("chat", Channel.SLACK, "C1"),
            route("releases", Channel.SLACK_WEBHOOK),
            route("on-call", Channel.PAGERDUTY),
            route("mail", Channel.EMAIL, "stakeholders@example.org"),
            route("Support", Channel.EMAIL, "desk@example.org", "night@example.org"),
            route("mixed", Channel.EMAIL, "legal@example.org", "product@example.org"),
            route("bus", Channel.WEBHOOK),
            route("status", Channel.STATUS_PAGE));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Notify the team of the successful deployment        | chat,releases
            Team notified of the deployment                     | chat,releases
            Notify everybody in the channel                     | chat,releases
            Deployment status posted                            | chat,releases,mail,Support,mixed
            Deployment announcement posted to #releases         | releases
            STAKEHOLDERS informed                               | mail
            All stakeholders notified                           | mail
            Inform business stakeholders by mail that it begins | mail
            Customer support informed of the changes            | Support
            Notify customers                                    | -
            Legal informed                                      | -
            Notify stakeholders and support                     | -
            Notify the on-call engineer and the team            | -
            On-call informed                                    | -
            Status page updated                                 | -
            Update the status page                              | -
            """)
    void aRouteTellsThoseWhoseNameOrRecipientsItHas(String text, String routes) {
        assertThat(Audience.of(text).routes(ROUTES)).isEqualTo(routes == null ? List.of() : List.of(routes.split(",")));
    }

    private static Route route(String name, Channel channel, String... to) {
        return new Route(name, channel, null, null, List.of(to), null);
    }
}
