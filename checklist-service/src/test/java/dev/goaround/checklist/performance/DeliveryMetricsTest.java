package dev.goaround.checklist.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goaround.contracts.ingress.DeploymentKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryMetricsTest {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofDays(14));

    @Test
    void nothingShippedHasNoRatesAndNoTimes() {
        DeliveryMetrics metrics = DeliveryMetrics.of(List.of(), FROM, TO);

        assertThat(metrics.deploymentFrequency().perDay()).isZero();
        assertThat(metrics.leadTime()).isEqualTo(new DeliveryMetrics.Times(0, null, null));
        assertThat(metrics.changeFailureRate()).isEqualTo(new DeliveryMetrics.ChangeFailureRate(0, 0, null));
    }

    @Test
    void frequencyCountsPromotionsInTheTimeOnly() {
        DeliveryMetrics metrics = DeliveryMetrics.of(
                List.of(good("1h", "1h"), good("5h", "1h"), good("-1h", "1h"), good("336h", "1h"), cancelled("7h")),
                FROM,
                TO);

        assertThat(metrics.deploymentFrequency().deployments()).isEqualTo(2);
        assertThat(metrics.deploymentFrequency().perWeek()).isEqualTo(1.0);
        assertThat(metrics.changeFailureRate().changes()).isEqualTo(2);
    }

    @Test
    void leadTimeIsFromTheCommitToThePromotion() {
        DeliveryMetrics metrics = DeliveryMetrics.of(
                List.of(good("10h", "1h"), good("20h", "3h"), good("30h", "5h"), good("40h", null)), FROM, TO);

        assertThat(metrics.leadTime().count()).isEqualTo(3);
        assertThat(metrics.leadTime().medianSeconds()).isEqualTo(3 * 3600.0);
        assertThat(metrics.leadTime().p90Seconds()).isCloseTo(4.6 * 3600, within(0.001));
    }

    @Test
    void aRollbackIsAFailureAndItsTimeIsFromTheOrderToTheVerification() {
        DeliveryMetrics metrics = DeliveryMetrics.of(
                List.of(good("1h", "1h"), rolledBack("3h", "120s"), rolledBack("9h", null), good("20h", "1h")),
                FROM,
                TO);

        assertThat(metrics.changeFailureRate()).isEqualTo(new DeliveryMetrics.ChangeFailureRate(4, 2, 0.5));
        assertThat(metrics.timeToRestore()).isEqualTo(new DeliveryMetrics.Times(1, 120.0, 120.0));
        assertThat(metrics.deploymentFrequency().deployments()).isEqualTo(2);
    }

    @Test
    void aHotfixWithinADayMakesTheChangeBeforeItAFailureThatItRepaired() {
        DeliveryMetrics metrics = DeliveryMetrics.of(
                List.of(good("1h", "1h"), good("5h", "1h"), hotfix("6h", "7h"), hotfix("70h", "71h")), FROM, TO);

        assertThat(metrics.changeFailureRate()).isEqualTo(new DeliveryMetrics.ChangeFailureRate(4, 1, 0.25));
        assertThat(metrics.timeToRestore()).isEqualTo(new DeliveryMetrics.Times(1, 3600.0, 3600.0));
    }

    @Test
    void aHotfixElsewhereRepairsNothingHere() {
        ShippedDeployment staging = new ShippedDeployment(
                DeploymentKind.HOTFIX, "staging", at("2h"), null, at("3h"), false, at("4h"), null, null);

        assertThat(DeliveryMetrics.of(List.of(good("1h", "1h"), staging), FROM, TO)
                        .changeFailureRate()
                        .failed())
                .isZero();
    }

    private static ShippedDeployment good(String promoted, String lead) {
        Instant at = at(promoted);
        return new ShippedDeployment(
                DeploymentKind.STANDARD,
                "production",
                at.minusSeconds(600),
                lead == null ? null : at.minus(Duration.parse("PT" + lead)),
                at,
                false,
                at.plusSeconds(600),
                null,
                null);
    }

    private static ShippedDeployment rolledBack(String ended, String restored) {
        Instant ordered = at(ended).minusSeconds(300);
        return new ShippedDeployment(
                DeploymentKind.STANDARD,
                "production",
                ordered.minusSeconds(600),
                null,
                null,
                true,
                at(ended),
                ordered,
                restored == null ? null : ordered.plus(Duration.parse("PT" + restored)));
    }

    private static ShippedDeployment cancelled(String ended) {
        return new ShippedDeployment(
                DeploymentKind.STANDARD, "production", at(ended), null, null, false, at(ended), null, null);
    }

    private static ShippedDeployment hotfix(String opened, String promoted) {
        return new ShippedDeployment(
                DeploymentKind.HOTFIX, "production", at(opened), null, at(promoted), false, at(promoted), null, null);
    }

    private static Instant at(String after) {
        return FROM.plus(Duration.parse("PT" + after));
    }
}
