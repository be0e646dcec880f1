package dev.goaround.notifier.email.adapter;

import dev.goaround.contracts.service.Channel;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.delivery.DeliveryReason;
import dev.goaround.notifier.delivery.SendResult;
import dev.goaround.notifier.delivery.Sender;
import dev.goaround.notifier.email.MailText;
import dev.goaround.notifier.email.SmtpReplies;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Mail, one per recipient, through the mail server of the installation. */
@ApplicationScoped
class MailSender implements Sender {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final ReactiveMailer mailer;
    private final MailTemplate template;
    private final String domain;

    MailSender(
            ReactiveMailer mailer, MailTemplate template, @ConfigProperty(name = "quarkus.mailer.from") String from) {
        this.mailer = mailer;
        this.template = template;
        this.domain = from.substring(from.indexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Uni<SendResult> send(Assignment assignment) {
        MailText text = MailText.of(assignment, domain);
        Mail mail = Mail.withText(text.to(), text.subject(), text.text()).setHtml(template.html(text));
        text.headers().forEach(mail::addHeader);
        return mailer.send(mail)
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .<SendResult>map(ignored -> new SendResult.Sent(null))
                .onFailure()
                .recoverWithItem(MailSender::result);
    }

    private static SendResult result(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException reply) {
                return SmtpReplies.read(reply.getReplyCode());
            }
            if (cause instanceof IllegalArgumentException) {
                // The client looks at addresses before it connects.
                return new SendResult.Refused(
                        DeliveryReason.DESTINATION, "the recipient is not an address that mail can go to");
            }
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return new SendResult.TryLater(
                        DeliveryReason.NOT_REACHED, "the mail server could not be reached", null);
            }
        }
        // The same Message-ID is sent again, so a mail that did arrive is recognised.
        return new SendResult.Unclear(
                DeliveryReason.NO_ANSWER,
                "the conversation with the mail server broke off: "
                        + failure.getClass().getSimpleName());
    }
}
