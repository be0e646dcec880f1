package dev.goaround.notifier.delivery.adapter;

import dev.goaround.contracts.service.Channel;
import dev.goaround.notifier.announcement.DeliveryStrand;
import dev.goaround.notifier.announcement.adapter.AnnouncementRow;
import dev.goaround.notifier.delivery.DeliveryState;
import dev.goaround.notifier.routing.ChannelAction;
import dev.goaround.notifier.routing.OwedDelivery;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** A delivery in the ledger. */
@Entity
@Table(name = "delivery")
public class DeliveryRow {
    private static final int NAME_BYTES = 10;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String name;

    @Column(name = "announcement_id")
    Long announcementId;

    String deployment;
    String service;
    String environment;

    @Enumerated(EnumType.STRING)
    Channel channel;

    String route;
    String recipient;

    @Enumerated(EnumType.STRING)
    ChannelAction action;

    boolean urgent;

    @Enumerated(EnumType.STRING)
    DeliveryStrand strand;

    String state;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "lease_until")
    Instant leaseUntil;

    @Column(name = "claimed_by")
    String claimedBy;

    int attempts;
    int unclear;
    String reason;
    String detail;
    String reference;

    @Column(name = "owed_at")
    Instant owedAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    protected DeliveryRow() {}

    static DeliveryRow queued(AnnouncementRow announcement, String environment, OwedDelivery owed, Instant now) {
        DeliveryRow row = new DeliveryRow();
        row.announcementId = announcement.id();
        row.name = name(announcement, owed);
        row.deployment = announcement.announcement().deployment().id();
        row.service = announcement.announcement().deployment().service();
        row.environment = environment;
        row.channel = owed.route().channel();
        row.route = owed.route().name();
        row.recipient = owed.recipient();
        row.action = owed.action();
        row.urgent = owed.action().urgent();
        row.strand = owed.strand(announcement.announcement().what());
        row.owedAt = now;
        row.enter(new DeliveryState.Queued(now));
        return row;
    }

    /**
     * The delivery's id for the world outside. Derived, so that receivers recognise a repetition even where this service has
     * lost its database and was told everything again.
     */
    private static String name(AnnouncementRow announcement, OwedDelivery owed) {
        String of = String.join(
                "\n",
                announcement.source(),
                announcement.eventId(),
                owed.route().name(),
                owed.action().label(),
                owed.recipient());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
            return "del-" + HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The state that the row is in while somebody holds it. */
    DeliveryState.Sending sending() {
        return new DeliveryState.Sending(leaseUntil);
    }

    /** The one place where a state is written to its columns. */
    void enter(DeliveryState next) {
        state = next.label();
        dueAt = next instanceof DeliveryState.Waiting waiting ? waiting.dueAt() : null;
        leaseUntil = next instanceof DeliveryState.Sending sending ? sending.leaseUntil() : null;
        if (!(next instanceof DeliveryState.Sending)) {
            claimedBy = null;
        }
        if (next instanceof DeliveryState.Final end) {
            finishedAt = end.at();
            reason = end.reason().label();
        }
    }
}
