package dev.goaround.notifier.statuspage.adapter;

import dev.goaround.notifier.statuspage.StatusClock;
import dev.goaround.notifier.statuspage.StatusPage;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** The status page as HTML (no script, no foreign resource, readable without colour), and its incidents as an Atom feed (RFC 4287). */
@ApplicationScoped
class StatusTemplates {
    private final Template page;
    private final Template feed;
    private final StatusClock clock = new StatusClock();

    StatusTemplates(Engine engine) {
        page = engine.getTemplate("statuspage/page.html");
        feed = engine.getTemplate("statuspage/feed.xml");
    }

    String html(StatusPage status) {
        return page.data("page", status, "clock", clock).render();
    }

    /** @param base where the page is seen from outside */
    String atom(StatusPage status, URI base) {
        return feed.data(
                        "page",
                        status,
                        "home",
                        base.resolve("/").toString(),
                        "self",
                        base.resolve("/feed.atom").toString())
                .render();
    }
}
