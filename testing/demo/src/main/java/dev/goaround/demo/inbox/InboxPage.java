package dev.goaround.demo.inbox;

import dev.goaround.demo.http.HttpReply;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The inbox for people: newest first, each message as its receiver sees it. */
final class InboxPage {
    private final Template template;

    InboxPage() throws IOException {
        Engine engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .build();
        try (InputStream html = InboxPage.class.getResourceAsStream("/templates/inbox.html")) {
            template = engine.parse(
                    new String(html.readAllBytes(), StandardCharsets.UTF_8), Variant.forContentType(Variant.TEXT_HTML));
        }
    }

    HttpReply of(List<InboxMessage> messages) {
        List<InboxMessage> newestFirst = new ArrayList<>(messages);
        Collections.reverse(newestFirst);
        return HttpReply.of(
                        200,
                        "text/html; charset=utf-8",
                        template.data("messages", newestFirst).render())
                .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .with("X-Content-Type-Options", "nosniff");
    }
}
