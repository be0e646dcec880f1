package dev.goaround.verdicts;

import static dev.goaround.contracts.verdict.VerdictKind.BREACH;
import static dev.goaround.contracts.verdict.VerdictKind.UNKNOWN;
import static dev.goaround.verdicts.Plans.plan;
import static dev.goaround.verdicts.Plans.when;

import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Silence;
import dev.goaround.contracts.watch.TriggerMode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What follows from a breach: an order, a question, or only a word. */
class ModesTest {

    private static final Condition LOAD = when("load", ">", 1);
    private static final Silence BACK = new Silence(Duration.ofSeconds(30), true);
    private static final Silence STAYS = new Silence(Duration.ofSeconds(30), false);

    @Test
    void anAutomaticTriggersBreachOrders() {
        Timeline.of(asking(TriggerMode.AUTOMATIC, null))
                .at("1s")
                .measured("load", 2)
                .expect("load", BREACH)
                .expectOrders(true);
    }

    @Test
    void inShadowABreachOnlySaysWhatWouldHaveBeenDone() {
        Timeline.of(asking(TriggerMode.SHADOW, null))
                .at("1s")
                .measured("load", 2)
                .expect("load", BREACH)
                .expectReason("load", "in shadow mode: it would have been rolled back")
                .expectOrders(false);
    }

    @Test
    void inShadowABreachDoesNotStartASoakAgain() {
        Timeline.of(asking(TriggerMode.SHADOW, null).soak("calm", "10s"))
                .at("1s")
                .measured("load", 2)
                .expectReason("calm", "without breach");
    }

    @Test
    void withoutAWordOnSilenceTheQuestionStands() {
        Timeline.of(asking(TriggerMode.ASK, null))
                .at("1s")
                .measured("load", 2)
                .expectReason("load", "a person is asked since 12:00:01 UTC")
                .expectOrders(false)
                .at("2000s")
                .measured("load", 2)
                .expectOrders(false);
    }

    @Test
    void whereSilenceRollsBackItOrdersAfterItsTimeAndATickSaysSo() {
        Timeline.of(asking(TriggerMode.ASK, BACK))
                .restartingAlways()
                .at("1s")
                .measured("load", 2)
                .expectReason("load", "without an answer by 12:00:31 UTC it is rolled back")
                .at("29s")
                .measured("load", 2)
                .expectOrders(false)
                .at("30s")
                .expectMovedByTime(false)
                .at("31s")
                .expectMovedByTime(true)
                .tick()
                .expectReason("load", "nobody answered within 30 s: it is rolled back")
                .expectOrders(true)
                .at("32s")
                .expectMovedByTime(false);
    }

    @Test
    void whereSilenceLeavesItTheVersionStaysAndThatIsSaid() {
        Timeline.of(asking(TriggerMode.ASK, STAYS))
                .at("1s")
                .measured("load", 2)
                .at("31s")
                .measured("load", 2)
                .expectReason("load", "nobody answered within 30 s: it stays")
                .expectOrders(false);
    }

    @Test
    void anAnswerThatItStaysEndsTheWaiting() {
        Timeline.of(asking(TriggerMode.ASK, BACK))
                .at("1s")
                .measured("load", 2)
                .stays("load")
                .at("31s")
                .measured("load", 2)
                .expectReason("load", "a person decided that it stays")
                .expectOrders(false);
    }

    @Test
    void aNewBreachAsksAnew() {
        Timeline.of(asking(TriggerMode.ASK, BACK))
                .at("1s")
                .measured("load", 2)
                .stays("load")
                .at("2s")
                .measured("load", 0)
                .at("3s")
                .measured("load", 2)
                .expectReason("load", "without an answer by 12:00:33 UTC")
                .at("33s")
                .measured("load", 2)
                .expectOrders(true);
    }

    @Test
    void whatIsUnknownNeverRollsBackHoweverLongItIsSilent() {
        Timeline.of(asking(TriggerMode.ASK, BACK))
                .at("1s")
                .measured("load", 2)
                .at("31s")
                .unmeasured()
                .expect("load", UNKNOWN)
                .expectOrders(false)
                .at("32s")
                .measured("load", 2)
                .expectOrders(true);
    }

    @Test
    void theTimeForAnAnswerBeginsWhenThePlanIsArmed() {
        Timeline.of(asking(TriggerMode.ASK, BACK).unarmed())
                .at("1s")
                .measured("load", 2)
                .at("40s")
                .measured("load", 2)
                .expectOrders(false)
                .plan(asking(TriggerMode.ASK, BACK).revision(2))
                .expectReason("load", "without an answer by 12:01:10 UTC");
    }

    private static Plans asking(TriggerMode mode, Silence silence) {
        return plan().withoutCounters().withoutHttp().withPrometheus("load").trigger("load", LOAD, mode, silence);
    }
}
