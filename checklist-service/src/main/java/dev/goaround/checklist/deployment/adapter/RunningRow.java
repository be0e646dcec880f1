package dev.goaround.checklist.deployment.adapter;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.LastRunning;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;

/** What was heard of what runs in an environment. */
@Entity
@Table(name = "running_version")
class RunningRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long position;

    String service;
    String environment;
    String version;
    String how;
    String deployment;
    Instant at;

    static RunningRow of(Deployment deployment, LastRunning running) {
        RunningRow row = new RunningRow();
        row.service = deployment.ref().service();
        row.environment = deployment.ref().environment();
        row.version = running.version();
        row.how = running.how().name().toLowerCase(Locale.ROOT);
        row.deployment = deployment.id();
        row.at = running.at();
        return row;
    }

    LastRunning running() {
        return new LastRunning(version, LastRunning.How.valueOf(how.toUpperCase(Locale.ROOT)), at);
    }
}
