package dev.goaround.demo.inbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** A real SMTP server that accepts every recipient, and puts what it gets into the inbox. */
final class MailCatcher implements AutoCloseable {
    static final String CHANNEL = "email";
    private static final int PURGE_AFTER = 100;
    private static final String LOCAL_USER = "inbox";

    private final DemoInbox inbox;
    private final GreenMail server;
    private final AtomicInteger sincePurge = new AtomicInteger();

    MailCatcher(DemoInbox inbox, InetSocketAddress address) {
        this.inbox = inbox;
        this.server = new GreenMail(
                new ServerSetup(address.getPort(), address.getAddress().getHostAddress(), ServerSetup.PROTOCOL_SMTP));
        server.start();
        server.getUserManager().setMessageDeliveryHandler(this::keep);
    }

    int port() {
        return server.getSmtp().getPort();
    }

    private GreenMailUser keep(MovingMessage mail, MailAddress recipient) throws MessagingException, UserException {
        MimeMessage message = mail.getMessage();
        inbox.add(
                CHANNEL,
                header(message, "Message-ID"),
                header(message, "From"),
                recipient.getEmail(),
                message.getSubject(),
                plainText(message),
                header(message, "In-Reply-To"),
                null);
        // The server keeps its own copy, which nobody fetches.
        if (sincePurge.incrementAndGet() % PURGE_AFTER == 0) {
            purge();
        }
        UserManager users = server.getUserManager();
        synchronized (this) {
            GreenMailUser user = users.getUser(LOCAL_USER);
            return user == null ? users.createUser(LOCAL_USER, LOCAL_USER, LOCAL_USER) : user;
        }
    }

    private void purge() throws MessagingException {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new MessagingException("the mailbox could not be emptied", e);
        }
    }

    private static String header(MimeMessage message, String name) throws MessagingException {
        return message.getHeader(name, ", ");
    }

    private static String plainText(Part part) throws MessagingException {
        try {
            if (part.isMimeType("text/plain")) {
                return String.valueOf(part.getContent());
            }
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart each = parts.getBodyPart(i);
                    String text = plainText(each);
                    if (!text.isEmpty()) {
                        return text;
                    }
                }
            }
            return "";
        } catch (IOException e) {
            throw new MessagingException("the mail's body could not be read", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
