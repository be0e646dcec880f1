package dev.goaround.checklist.lifecycle.adapter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.goaround.checklist.deployment.adapter.DeploymentChanges;
import dev.goaround.checklist.deployment.adapter.DeploymentView;
import dev.goaround.checklist.evidence.EvidenceFiles;
import dev.goaround.checklist.evidence.FileResult;
import dev.goaround.checklist.evidence.Proof;
import dev.goaround.checklist.http.adapter.Actor;
import dev.goaround.checklist.http.adapter.DocumentWorkers;
import dev.goaround.checklist.http.adapter.JsonBody;
import dev.goaround.checklist.http.adapter.ProblemException;
import dev.goaround.checklist.lifecycle.EvidenceCommands;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.ingress.EvidenceSubmitted;
import dev.goaround.contracts.text.OutsideText;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Results of the pipeline: the files of its tools as they are, or a JSON object that says what passed. */
@Path("/api/v1/deployments/{id}/evidence")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"pipeline", "operator", "administrator"})
public class EvidenceResource {

    /** The JSON object of the interface is smaller; what is larger is a file. */
    private static final int LARGEST_PLAIN = 64 << 10;

    /** What the file itself does not say, or says otherwise. Each may be missing. */
    public static class Said {
        /** What was checked. */
        @QueryParam("name")
        String name;

        /** Id of the item that it proves. */
        @QueryParam("item")
        String item;

        /** To the result, for people. */
        @QueryParam("link")
        String link;

        /** ISO 8601. */
        @QueryParam("observedAt")
        String observedAt;

        /** That was checked. */
        @QueryParam("commit")
        String commit;

        /** That was checked. */
        @QueryParam("version")
        String version;
    }

    /**
     * The deployment, and what the evidence met.
     *
     * @param evidence of each item that it is about
     */
    public record EvidenceAnswer(@JsonUnwrapped DeploymentView deployment, List<EvidenceCommands.Weighed> evidence) {}

    private final DeploymentChanges deployments;
    private final DocumentWorkers reading;
    private final Actor actor;
    private final Clock clock;

    EvidenceResource(DeploymentChanges deployments, DocumentWorkers reading, Actor actor, Clock clock) {
        this.deployments = deployments;
        this.reading = reading;
        this.actor = actor;
        this.clock = clock;
    }

    /** Reads where documents are read, for a file may be large, and goes on where the database may be asked. */
    @POST
    @NonBlocking
    public Uni<EvidenceAnswer> evidence(@PathParam("id") String id, @BeanParam Said said, InputStream body) {
        String by = actor.subject();
        AtomicReference<List<EvidenceCommands.Weighed>> weighed = new AtomicReference<>(List.of());
        return reading.of(by, () -> proof(id, said, body))
                .chain(read -> deployments.change(id, (deployment, now) -> {
                    EvidenceCommands.Weighing weighing = EvidenceCommands.weigh(deployment, read, by, now);
                    weighed.set(weighing.items());
                    return weighing.decision();
                }))
                .map(after -> new EvidenceAnswer(DeploymentView.of(after, clock.instant()), weighed.get()));
    }

    private Proof proof(String id, Said said, InputStream body) {
        try {
            byte[] head = body.readNBytes(LARGEST_PLAIN);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), body);
            return EvidenceFiles.read(whole)
                    .fold(read -> readable(of(read.result(), said)), plain -> plain(id, said, head), refused -> {
                        throw ProblemException.unprocessable(refused.reason(), List.of());
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** What stands in a tool's file is held to the same rules as what stands in a request. */
    private static Proof readable(Proof proof) {
        proof.names().forEach(name -> require("name", "title", name));
        require("what was found", "text", proof.what());
        require("commit", "commit", proof.commit());
        require(
                "time",
                "observedAt",
                proof.observedAt() == null ? null : proof.observedAt().toString());
        return proof;
    }

    /** @param kind the field whose rule holds */
    private static void require(String what, String kind, String text) {
        if (text != null) {
            OutsideText.objection(kind, text).ifPresent(odd -> {
                throw wrong("file", "has a " + what + " that " + odd);
            });
        }
    }

    private static Proof of(FileResult file, Said said) {
        Instant at = instant(said.observedAt);
        return new Proof(
                said.name == null || said.name.isBlank() ? file.names() : List.of(said.name),
                said.item,
                file.passed(),
                file.value(),
                file.value() == null ? null : "ratio",
                file.what(),
                file.severities(),
                at == null ? file.at() : at,
                at != null,
                link(said.link),
                said.commit == null || said.commit.isBlank() ? file.commit() : said.commit,
                said.version == null || said.version.isBlank() ? null : said.version);
    }

    private Proof plain(String id, Said said, byte[] json) {
        JsonBody body = JsonBody.of(json).about("deployment", id).percent("value", "unit");
        defaulting(body, "name", said.name);
        defaulting(body, "item", said.item);
        defaulting(body, "link", said.link);
        defaulting(body, "observedAt", said.observedAt);
        defaulting(body, "commit", said.commit);
        defaulting(body, "version", said.version);
        body.defaulting("observedAt", clock.instant().toString());
        return Proof.of(body.event(EventType.EVIDENCE_SUBMITTED, EvidenceSubmitted.class));
    }

    private static void defaulting(JsonBody body, String field, String value) {
        if (value != null) {
            body.defaulting(field, value);
        }
    }

    private static Instant instant(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw wrong("observedAt", "‘" + text + "’ is no instant as 2026-03-03T10:00:00Z");
        }
    }

    private static String link(String text) {
        if (text != null && !text.startsWith("https://") && !text.startsWith("http://")) {
            throw wrong("link", "‘" + text + "’ is no address that begins with https:// or http://");
        }
        return text;
    }

    private static ProblemException wrong(String field, String what) {
        return ProblemException.unprocessable(field + " " + what, List.of(ProblemException.FieldError.of(field, what)));
    }
}
