package dev.goaround.demo.inbox;

import dev.goaround.demo.http.DemoServer;
import dev.goaround.demo.http.HttpReply;
import dev.goaround.demo.http.RequestHandler;
import dev.goaround.demo.http.SecretFile;
import dev.goaround.demo.http.SignedRoute;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The stand-ins for chat and on-call, the receiver of signed webhooks, the mail catcher, and the page that shows it all. */
public final class InboxServer implements AutoCloseable {
    private final DemoInbox inbox;
    private final InjectedFaults faults = new InjectedFaults();
    private final MailCatcher mail;
    private final DemoServer server;

    /**
     * @param secrets the folder of the demo service's secrets, which the senders use too
     * @throws IOException if the port for HTTP is in use
     */
    public InboxServer(InetSocketAddress http, InetSocketAddress smtp, Path secrets, Clock clock) throws IOException {
        this.inbox = new DemoInbox(clock);
        this.server = new DemoServer("inbox", http, routes(secrets, clock));
        this.mail = new MailCatcher(inbox, smtp);
    }

    private Map<String, RequestHandler> routes(Path secrets, Clock clock) throws IOException {
        InboxPage page = new InboxPage();
        SlackApi slack = new SlackApi(
                inbox,
                new SecretFile(secrets.resolve("slack-token")),
                clock.instant().getEpochSecond());
        SlackHook hook = new SlackHook(inbox, new SecretFile(secrets.resolve("slack-webhook-url")));
        PagerDutyEvents pagerDuty = new PagerDutyEvents(inbox, new SecretFile(secrets.resolve("pagerduty-key")));
        RequestHandler signed =
                new SignedRoute(new SecretFile(secrets.resolve("bus-hook")), clock, new SignedHook(inbox)::receive);
        Map<String, RequestHandler> routes = new HashMap<>();
        routes.put("GET /", ignored -> page.of(inbox.all()));
        routes.put("GET /messages.json", ignored -> messages());
        routes.put("POST /faults", faults::order);
        routes.put("POST /slack/api/chat.postMessage", faults.of(SlackApi.CHANNEL, slack::post));
        routes.put("POST /slack/api/chat.update", faults.of(SlackApi.CHANNEL, slack::update));
        routes.put("POST /slack/hook/*", faults.of(SlackHook.CHANNEL, hook::receive));
        routes.put("POST /pagerduty/v2/enqueue", faults.of(PagerDutyEvents.PAGES, pagerDuty::enqueue));
        routes.put("POST /pagerduty/v2/change/enqueue", faults.of(PagerDutyEvents.PAGES, pagerDuty::enqueueChange));
        routes.put("POST /webhook", faults.of(SignedHook.CHANNEL, signed));
        return routes;
    }

    private HttpReply messages() {
        return HttpReply.json(
                200,
                Map.of(
                        "messages",
                        inbox.all().stream().map(InboxMessage::asJson).toList()));
    }

    public URI url() {
        return server.url();
    }

    public int smtpPort() {
        return mail.port();
    }

    @Override
    public void close() {
        server.close();
        mail.close();
    }
}
