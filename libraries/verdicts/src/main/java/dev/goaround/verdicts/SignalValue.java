package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.VerdictKind;

/** What a signal is over a window, or why that cannot be told. */
sealed interface SignalValue permits SignalValue.Measured, SignalValue.Missing {

    /**
     * @param samples that it rests on
     * @param requests counted in them, or null where the signal is not made of counts
     * @param note what limits it, or null
     * @param lacking why it does not tell of all sources, which leaves open whether the whole is good; null: it does
     */
    record Measured(double value, long samples, Long requests, String note, Missing lacking) implements SignalValue {

        /** Of all sources. */
        Measured(double value, long samples, Long requests, String note) {
            this(value, samples, requests, note, null);
        }
    }

    /** @param kind unknown or insufficient */
    record Missing(VerdictKind kind, String reason, long samples, Long requests) implements SignalValue {

        static Missing unknown(String reason, long samples, Long requests) {
            return new Missing(VerdictKind.UNKNOWN, reason, samples, requests);
        }

        static Missing insufficient(String reason, long samples, Long requests) {
            return new Missing(VerdictKind.INSUFFICIENT, reason, samples, requests);
        }
    }
}
