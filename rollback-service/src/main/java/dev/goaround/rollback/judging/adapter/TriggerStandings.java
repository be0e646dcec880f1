package dev.goaround.rollback.judging.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.rollback.adapter.VerdictFollower;
import dev.goaround.rollback.judging.TriggerStanding;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** How triggers stand, fed from the topic of verdicts in the inbox's transaction. */
@ApplicationScoped
class TriggerStandings implements VerdictFollower {

    private static final String KEEP =
            "insert into trigger_standing as t (deployment, rule, service, environment, version,"
                    + " text, state, since, at, watch_revision, verdict)"
                    + " select :deployment, :rule, :service, :environment, :version, :text, :state, :since, :at, :revision, :verdict"
                    + " where not exists (select 1 from ended_watch where deployment = :deployment)"
                    + " on conflict (deployment, rule) do update set text = excluded.text, state = excluded.state,"
                    + " since = case when t.state = excluded.state then t.since else excluded.since end,"
                    + " at = excluded.at, watch_revision = excluded.watch_revision, verdict = excluded.verdict";

    private static final String END =
            "insert into ended_watch (deployment) values (:deployment) on conflict do nothing";
    private static final String FORGET = "delete from trigger_standing where deployment = :deployment";

    /** As long as the inbox remembers: what is older comes by hand only. */
    private static final String FORGET_ENDS = "delete from ended_watch where at < now() - interval '8 days'";

    private static final String LIST = """
            select deployment, rule, service, environment, version, text, state, since, at, verdict from trigger_standing
            where state = any($1) and ($2::text is null or service = $2) and ($3::text is null or environment = $3)
              and (deployment || ' ' || rule) collate "C" > $4 and (cardinality($6::text[]) = 0 or service = any($6))
            order by (deployment || ' ' || rule) collate "C" limit $5
            """;

    private final Pool pool;

    TriggerStandings(Pool pool) {
        this.pool = pool;
    }

    /** Whether it says how a trigger stands. */
    @Override
    public boolean concerns(VerdictChanged said) {
        return said.purpose() == WatchPurpose.DEPLOYMENT && said.subject() == VerdictChanged.Subject.TRIGGER;
    }

    @Override
    public Uni<Void> keep(Mutiny.Session session, VerdictChanged said) {
        Verdict verdict = said.verdict();
        boolean pending = verdict.kind() == VerdictKind.HEALTHY && verdict.pendingSince() != null;
        return session.createNativeQuery(KEEP)
                .setParameter("deployment", said.deployment().id())
                .setParameter("rule", said.rule())
                .setParameter("service", said.deployment().service())
                .setParameter("environment", said.deployment().environment())
                .setParameter("version", said.deployment().version())
                .setParameter("text", said.text())
                .setParameter(
                        "state", pending ? "pending" : verdict.kind().name().toLowerCase(Locale.ROOT))
                .setParameter("since", pending ? verdict.pendingSince() : said.at())
                .setParameter("at", said.at())
                .setParameter("revision", said.watchRevision())
                .setParameter("verdict", json(verdict))
                .executeUpdate()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> ended(Mutiny.Session session, String deployment) {
        return session.createNativeQuery(END)
                .setParameter("deployment", deployment)
                .executeUpdate()
                .chain(() -> session.createNativeQuery(FORGET)
                        .setParameter("deployment", deployment)
                        .executeUpdate())
                .chain(() -> session.createNativeQuery(FORGET_ENDS).executeUpdate())
                .replaceWithVoid();
    }

    /**
     * @param service or null for all
     * @param environment or null for all
     * @param seen the services that the caller may see; empty: all
     * @param after the {@link TriggerStanding#position()} to go on after, or an empty string
     */
    Uni<List<TriggerStanding>> list(
            List<String> states, String service, String environment, Set<String> seen, String after, int most) {
        Tuple values =
                Tuple.of(states.toArray(String[]::new), service, environment, after, most, seen.toArray(String[]::new));
        return pool.preparedQuery(LIST).execute(values).map(rows -> {
            List<TriggerStanding> standings = new ArrayList<>();
            rows.forEach(row -> standings.add(standing(row)));
            return standings;
        });
    }

    private static TriggerStanding standing(Row row) {
        return new TriggerStanding(
                row.getString("deployment"),
                row.getString("service"),
                row.getString("environment"),
                row.getString("version"),
                row.getString("rule"),
                row.getString("text"),
                row.getString("state"),
                instant(row, "since"),
                instant(row, "at"),
                verdict(row.getString("verdict")));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static String json(Verdict verdict) {
        try {
            return EventJson.mapper().writeValueAsString(verdict);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a verdict is always written", e);
        }
    }

    private static Verdict verdict(String json) {
        try {
            return EventJson.mapper().readValue(json, Verdict.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the table was written by this service", e);
        }
    }
}
