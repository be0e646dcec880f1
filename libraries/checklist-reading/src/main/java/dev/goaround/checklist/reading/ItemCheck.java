package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.words.SignalLimit;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** What an item is held against. */
public sealed interface ItemCheck {

    /** What each case leads to. */
    <T> T fold(Function<Measured, T> measured, Function<Soak, T> soak, Function<Traffic, T> traffic);

    /** A signal against a limit: what must hold. Never relative to a baseline, never counted in times. */
    record Measured(SignalLimit limit) implements ItemCheck {
        @Override
        public <T> T fold(Function<Measured, T> measured, Function<Soak, T> soak, Function<Traffic, T> traffic) {
            return measured.apply(this);
        }
    }

    /** A time without breach. */
    record Soak(Duration duration) implements ItemCheck {
        @Override
        public <T> T fold(Function<Measured, T> measured, Function<Soak, T> soak, Function<Traffic, T> traffic) {
            return soak.apply(this);
        }
    }

    /**
     * The share of traffic, from 0 to 1, that a step ends with.
     *
     * @param steps all shares that it goes through, the last one included
     */
    record Traffic(double ratio, List<Double> steps) implements ItemCheck {
        public Traffic {
            steps = List.copyOf(steps);
        }

        public Traffic(double ratio) {
            this(ratio, List.of(ratio));
        }

        @Override
        public <T> T fold(Function<Measured, T> measured, Function<Soak, T> soak, Function<Traffic, T> traffic) {
            return traffic.apply(this);
        }
    }
}
