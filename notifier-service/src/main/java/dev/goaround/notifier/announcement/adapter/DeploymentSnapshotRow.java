package dev.goaround.notifier.announcement.adapter;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.notifier.announcement.DeploymentSnapshot;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** What is known of a deployment. */
@Entity
@Table(name = "picture")
public class DeploymentSnapshotRow {
    private static final String MAKE_SURE = "insert into picture (deployment, service, environment)"
            + " values (:deployment, :service, :environment) on conflict do nothing";

    @Id
    String deployment;

    String service;
    String environment;
    String content;

    @Column(name = "sight_due_at")
    Instant sightDueAt;

    protected DeploymentSnapshotRow() {}

    /** Locks the deployment until the end of the transaction; makes its row where it is the first to be heard of it. */
    public static Uni<DeploymentSnapshotRow> locked(Mutiny.Session session, DeploymentRef deployment) {
        return session.createNativeQuery(MAKE_SURE)
                .setParameter("deployment", deployment.id())
                .setParameter("service", deployment.service())
                .setParameter("environment", deployment.environment())
                .executeUpdate()
                .chain(() -> session.find(DeploymentSnapshotRow.class, deployment.id(), LockModeType.PESSIMISTIC_WRITE))
                .invoke(row -> {
                    if (row.content == null) {
                        row.content = StoredJson.write(DeploymentSnapshot.of(deployment));
                    }
                });
    }

    public DeploymentSnapshot picture() {
        return StoredJson.read(content, DeploymentSnapshot.class);
    }

    public void is(DeploymentSnapshot snapshot) {
        content = StoredJson.write(snapshot);
    }

    /** When somebody may have to be told that the deployment cannot be judged; null: nobody. */
    public Instant sightDueAt() {
        return sightDueAt;
    }

    public void sightDueAt(Instant due) {
        sightDueAt = due;
    }

    public String deployment() {
        return deployment;
    }

    public String service() {
        return service;
    }

    public String environment() {
        return environment;
    }
}
