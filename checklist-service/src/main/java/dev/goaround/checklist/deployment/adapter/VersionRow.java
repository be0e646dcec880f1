package dev.goaround.checklist.deployment.adapter;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.start.VersionStanding;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What was learned of a version. */
@Entity
@Table(name = "known_version")
class VersionRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long position;

    String service;
    String environment;
    String version;
    boolean good;
    Instant at;

    static VersionRow of(Deployment deployment, VersionStanding standing) {
        VersionRow row = new VersionRow();
        row.service = deployment.ref().service();
        row.environment = deployment.ref().environment();
        row.version = standing.version();
        row.good = standing.good();
        row.at = standing.at();
        return row;
    }

    VersionStanding standing() {
        return new VersionStanding(version, good, at);
    }
}
