package dev.goaround.checklist.timeline;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A report as one page that needs nothing else: no script, no font, no picture; made to be printed as well. Markup in the words of
 * people is shown, not obeyed, and only addresses of the web become links.
 */
public final class ReportPage {

    /** For the answer's header of that name: nothing is loaded and nothing runs. */
    public static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), TaskListItemsExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #d0d7de; --soft: #59636e; --ground: #f6f8fa; }
            @media (prefers-color-scheme: dark) { :root { --line: #3d444d; --soft: #9198a1; --ground: #151b23; } }
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1.5rem; }
            h1 { font-size: 1.7rem; margin: 0 0 .8rem; }
            h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
            h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
            ul { padding-left: 1.3rem; margin: .3rem 0; }
            li { margin: .15rem 0; overflow-wrap: anywhere; }
            li:has(> input) { list-style: none; margin-left: -1.2rem; padding-left: 1.5rem; text-indent: -1.5rem; }
            table { border-collapse: collapse; width: 100%; font-size: .9rem; }
            th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); }
            th { color: var(--soft); font-weight: 600; white-space: nowrap; }
            td { overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
            td:first-child { min-width: 11.5rem; }
            code { background: var(--ground); padding: .1rem .3rem; border-radius: 4px; }
            @media print {
              :root { color-scheme: light; --line: #ccc; --soft: #444; }
              body { font-size: 10pt; margin: 0; max-width: none; padding: 0; }
              h2, h3 { break-after: avoid; }
              tr, li { break-inside: avoid; }
              a[href]::after { content: " (" attr(href) ")"; font-size: 85%; }
            }
            """;

    private ReportPage() {}

    public static String of(String markdown) {
        Node document = PARSER.parse(markdown);
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + escaped(title(document)) + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n<main>\n"
                + RENDERER.render(document) + "</main>\n</body>\n</html>\n";
    }

    private static String title(Node document) {
        StringBuilder title = new StringBuilder();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                if (heading.getLevel() == 1 && title.isEmpty()) {
                    visitChildren(heading);
                }
            }

            @Override
            public void visit(Text text) {
                if (text.getParent() instanceof Heading heading && heading.getLevel() == 1) {
                    title.append(text.getLiteral());
                }
            }
        });
        return title.toString();
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
