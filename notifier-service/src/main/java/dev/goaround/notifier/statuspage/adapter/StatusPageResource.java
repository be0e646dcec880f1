package dev.goaround.notifier.statuspage.adapter;

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

    private static final String STYLE = """
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

    private final StatusPages pages;
    private final StatusTemplates templates;
    private final URI base;

    StatusPageResource(
            StatusPages pages, StatusTemplates templates, @ConfigProperty(name = "goaround.status.url") URI base) {
        this.pages = pages;
        this.templates = templates;
        this.base = base;
    }

    @GET
    @Produces("text/html; charset=utf-8")
    public Uni<Response> page() {
        return pages.read().map(page -> guarded(templates.html(page)));
    }

    @GET
    @Path("feed.atom")
    @Produces("application/atom+xml; charset=utf-8")
    public Uni<Response> feed() {
        return pages.read().map(page -> guarded(templates.atom(page, base)));
    }

    @GET
    @Path("status.css")
    @Produces("text/css; charset=utf-8")
    public Response style() {
        return guarded(STYLE);
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
