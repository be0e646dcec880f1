package dev.goaround.checklist.timeline.adapter;

import dev.goaround.checklist.timeline.ReportPage;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;

/** A report as one page that needs nothing else: no script, no font, no picture; made to be printed as well. */
@ApplicationScoped
class ReportTemplate {

    /** For the answer's header of that name: nothing is loaded and nothing runs. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Template template;

    ReportTemplate(Engine engine) {
        template = engine.getTemplate("timeline/report.html");
    }

    String html(ReportPage page) {
        return template.data("page", page).render();
    }
}
