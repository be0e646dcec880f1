package dev.goaround.verdicts;

import dev.goaround.contracts.watch.Floor;
import java.util.Optional;

/** Whether a figure rests on enough to say anything. */
final class SampleFloor {

    private SampleFloor() {}

    /** What it is short of, such as "2 of 3 samples"; empty if it is enough. */
    static Optional<String> shortOf(Floor floor, SignalValue.Measured measured) {
        if (measured.samples() < floor.samples()) {
            return Optional.of(measured.samples() + " of " + VerdictWords.count(floor.samples(), "sample"));
        }
        return measured.requests() != null && measured.requests() < floor.requests()
                ? Optional.of(measured.requests() + " of " + VerdictWords.count(floor.requests(), "request"))
                : Optional.empty();
    }
}
