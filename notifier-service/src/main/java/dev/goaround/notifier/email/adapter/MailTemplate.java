package dev.goaround.notifier.email.adapter;

import dev.goaround.notifier.email.MailText;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;

/** A mail as HTML; it says what its text says. */
@ApplicationScoped
class MailTemplate {
    private final Template template;

    MailTemplate(Engine engine) {
        template = engine.getTemplate("email/mail.html");
    }

    String html(MailText mail) {
        return template.data("mail", mail).render();
    }
}
