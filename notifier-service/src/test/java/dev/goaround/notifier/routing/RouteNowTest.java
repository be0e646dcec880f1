package dev.goaround.notifier.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.service.Channel;
import dev.goaround.contracts.service.Route;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteNowTest {
    private static final Route HOOK = route("bus", Channel.WEBHOOK, "https://old.example");
    private static final Route MAIL = route("mail", Channel.EMAIL, null, "a@example.org", "b@example.org");

    @Test
    void aCorrectedAddressCountsForWhatIsOwed() {
        Route corrected = route("bus", Channel.WEBHOOK, "https://new.example");
        RouteNow now = RouteNow.of(List.of(HOOK), List.of(MAIL, corrected), "bus", Channel.WEBHOOK, "");
        assertThat(now).isEqualTo(new RouteNow(corrected, "", null));
    }

    @Test
    void aRemovedRouteEndsWhatIsOwedToIt() {
        assertThat(RouteNow.of(List.of(HOOK), List.of(MAIL), "bus", Channel.WEBHOOK, "")
                        .gone())
                .isEqualTo("the route was removed from the service definition");
        assertThat(RouteNow.of(List.of(HOOK), List.of(), "bus", Channel.WEBHOOK, "")
                        .gone())
                .isNotNull();
        Route other = route("bus", Channel.PAGERDUTY, null);
        assertThat(RouteNow.of(List.of(HOOK), List.of(other), "bus", Channel.WEBHOOK, "")
                        .gone())
                .isEqualTo("the route was webhook and is pagerduty now");
    }

    @Test
    void aCorrectedRecipientIsTheOneInTheSamePlace() {
        Route corrected = route("mail", Channel.EMAIL, null, "a@example.org", "c@example.org");
        assertThat(RouteNow.of(List.of(MAIL), List.of(corrected), "mail", Channel.EMAIL, "b@example.org")
                        .recipient())
                .isEqualTo("c@example.org");
        assertThat(RouteNow.of(List.of(MAIL), List.of(corrected), "mail", Channel.EMAIL, "a@example.org")
                        .recipient())
                .isEqualTo("a@example.org");
    }

    @Test
    void aRemovedRecipientIsNobodyElse() {
        Route fewer = route("mail", Channel.EMAIL, null, "a@example.org");
        assertThat(RouteNow.of(List.of(MAIL), List.of(fewer), "mail", Channel.EMAIL, "b@example.org")
                        .gone())
                .contains("recipient was removed");
        Route swapped = route("mail", Channel.EMAIL, null, "b@example.org", "b@example.org");
        assertThat(RouteNow.of(List.of(MAIL), List.of(swapped), "mail", Channel.EMAIL, "a@example.org")
                        .gone())
                .contains("recipient was removed");
    }

    private static Route route(String name, Channel channel, String url, String... to) {
        return new Route(name, channel, "secret", url == null ? null : URI.create(url), List.of(to), null);
    }
}
