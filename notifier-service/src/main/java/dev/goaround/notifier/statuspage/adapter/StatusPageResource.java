package dev.goaround.notifier.statuspage.adapter;

import dev.goaround.notifier.statuspage.AtomFeed;
import dev.goaround.notifier.statuspage.StatusHtml;
import dev.goaround.notifier.statuspage.StatusPage;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The status page and its feed, for everyone. */
@Path("/")
@PermitAll
public class StatusPageResource {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';" + " frame-ancestors 'none'";
    private static final int SECONDS_CACHED = 5;

    private final StatusPages pages;
    private final URI base;

    StatusPageResource(StatusPages pages, @ConfigProperty(name = "goaround.status.url") URI base) {
        this.pages = pages;
        this.base = base;
    }

    @GET
    @Produces("text/html; charset=utf-8")
    public Uni<Response> page() {
        return pages.read().map(page -> guarded(StatusHtml.of(page)));
    }

    @GET
    @Path("feed.atom")
    @Produces("application/atom+xml; charset=utf-8")
    public Uni<Response> feed() {
        return pages.read().map((StatusPage page) -> guarded(AtomFeed.of(page, base)));
    }

    @GET
    @Path("status.css")
    @Produces("text/css; charset=utf-8")
    public Response style() {
        return guarded(StatusHtml.STYLE);
    }

    private static Response guarded(String text) {
        CacheControl cache = new CacheControl();
        cache.setMaxAge(SECONDS_CACHED);
        return Response.ok(text)
                .cacheControl(cache)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
