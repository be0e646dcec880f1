package dev.goaround.checklist.timeline.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.checklist.timeline.DeploymentReport;
import dev.goaround.checklist.timeline.ReportPage;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTemplateTest {
    private final ReportTemplate template = new ReportTemplate(engine());

    @Test
    void thePageObeysNoMarkupOfPeopleAndLoadsNothing() {
        Scenario scenario = Scenario.usual();
        scenario.at("0S").started("2.0", Map.of("customer-facing", true), "1.0", false);
        scenario.at("2M").waived("Release notes", "nobody reads <script> *notes*");
        String page = template.html(ReportPage.of(
                DeploymentReport.of(scenario.deployment(), scenario.timeline(), Scenario.T0.plusSeconds(120))));

        assertThat(page)
                .startsWith("<!doctype html>")
                .contains("<title>shop 2.0 to production</title>")
                .contains("nobody reads &lt;script&gt; *notes*")
                .contains("<table>")
                .contains("type=\"checkbox\"")
                .doesNotContain("<script")
                .doesNotContain("src=");
    }

    @Test
    void whatATitleHoldsIsText() {
        String page = template.html(ReportPage.of("# \\</title\\>\\<script\\> & {page.body} \"2.0\"\n\n- done\n"));

        assertThat(page)
                .contains(
                        "<title>&lt;/title&gt;&lt;script&gt; &amp; {page.body} &quot;2.0&quot;</title>\n<style>\n:root {")
                .contains(
                        "a[href]::after { content: \" (\" attr(href) \")\"; font-size: 85%; }\n}\n</style>\n</head>\n")
                .endsWith("""
                        <body>
                        <main>
                        <h1>&lt;/title&gt;&lt;script&gt; &amp; {page.body} &quot;2.0&quot;</h1>
                        <ul>
                        <li>done</li>
                        </ul>
                        </main>
                        </body>
                        </html>
                        """);
    }

    private static Engine engine() {
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addValueResolver(ValueResolvers.rawResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .build();
        String name = "timeline/report.html";
        try (InputStream html = ReportTemplateTest.class.getResourceAsStream("/templates/" + name)) {
            String text = new String(html.readAllBytes(), StandardCharsets.UTF_8);
            engine.putTemplate(name, engine.parse(text, Variant.forContentType(Variant.TEXT_HTML)));
        } catch (IOException e) {
            throw new IllegalStateException("no template " + name, e);
        }
        return engine;
    }
}
