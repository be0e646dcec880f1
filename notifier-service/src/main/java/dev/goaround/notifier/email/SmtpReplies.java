package dev.goaround.notifier.email;

import dev.goaround.notifier.delivery.DeliveryReason;
import dev.goaround.notifier.delivery.SendResult;
import dev.goaround.notifier.delivery.SendResult.Refused;
import dev.goaround.notifier.delivery.SendResult.TryLater;
import dev.goaround.notifier.delivery.SendResult.Unclear;

/** What an SMTP reply code means (RFC 5321, 4.2.1): 4yz may get better, 5yz never does. */
public final class SmtpReplies {
    private SmtpReplies() {}

    /** @param code of three digits, or 0 where the conversation broke off without one */
    public static SendResult read(int code) {
        String said = "the mail server answered " + code;
        if (code >= 400 && code < 500) {
            // 421 and 45z: the server or the mailbox is busy.
            return new TryLater(DeliveryReason.SERVER_ERROR, said, null);
        }
        return switch (code) {
            case 530, 534, 535, 538 -> new Refused(DeliveryReason.AUTHORIZATION, said);
            case 550, 551, 553, 556 -> new Refused(DeliveryReason.DESTINATION, said);
            default ->
                code >= 500 && code < 600
                        ? new Refused(DeliveryReason.CONTENT, said)
                        : new Unclear(DeliveryReason.NO_ANSWER, "the conversation with the mail server broke off");
        };
    }
}
