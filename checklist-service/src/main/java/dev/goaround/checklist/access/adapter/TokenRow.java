package dev.goaround.checklist.access.adapter;

import dev.goaround.contracts.access.AccessGranted;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A token's hash and what it is good for. */
@Entity
@Table(name = "access_token")
class TokenRow {

    @Id
    String id;

    String sha256;
    String subject;
    String roles;
    String services;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "revoked_at")
    Instant revokedAt;

    static TokenRow of(AccessGranted granted, String by, Instant now) {
        TokenRow row = new TokenRow();
        row.id = granted.token();
        row.sha256 = granted.sha256();
        row.subject = granted.subject();
        row.roles = granted.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
        row.services = String.join(",", new TreeSet<>(granted.services()));
        row.expiresAt = granted.expiresAt();
        row.createdAt = now;
        row.createdBy = by;
        return row;
    }

    /** Empty: all. */
    Set<String> serviceNames() {
        return services.isEmpty() ? Set.of() : Set.of(services.split(",", -1));
    }
}
