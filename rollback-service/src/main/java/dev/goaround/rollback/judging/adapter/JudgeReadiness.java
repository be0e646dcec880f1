package dev.goaround.rollback.judging.adapter;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down before the judge has begun, and when it has judged nothing for so long that somebody has to look. From memory. */
@Readiness
@ApplicationScoped
class JudgeReadiness implements AsyncHealthCheck {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final JudgeWatch watch;

    JudgeReadiness(JudgeWatch watch) {
        this.watch = watch;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        Duration idle = watch.idle();
        boolean works = watch.hasWorked() && idle.compareTo(LONGEST) < 0;
        return Uni.createFrom()
                .item(HealthCheckResponse.named("judge")
                        .status(works)
                        .withData("stream", watch.state().name())
                        .withData(
                                "judged nothing for",
                                idle.truncatedTo(ChronoUnit.SECONDS).toString())
                        .build());
    }
}
