package dev.goaround.verdicts.comparison;

/**
 * How much error each of many looks at growing samples may spend, so that all of them together stay within the whole. Who
 * looks often at 5 % each time is wrong far more often than in 5 % of the cases (Armitage, McPherson and Rowe 1969).
 *
 * <p>The shares add up to the whole (Boole's inequality: the chance that any look errs is the sum of their chances at most),
 * which holds however the looks depend on each other, and needs no table. The price is power: a boundary made for looks at
 * equal steps of information (Pocock 1977) spends less carefully, and is right only for those.
 *
 * @param error of all looks together, as 0.02
 * @param planned how many looks there will be; 0 if nobody knows
 */
public record RepeatedLooks(double error, int planned) {

    public RepeatedLooks {
        if (!(error > 0 && error < 1) || planned < 0) {
            throw new IllegalArgumentException("an error of " + error + " in " + planned
                    + " looks: the error lies between 0 and 1, and looks are counted from 0, for an unknown number");
        }
    }

    /** Equal shares of a known number of looks. */
    public static RepeatedLooks planned(double error, int looks) {
        return new RepeatedLooks(error, looks);
    }

    /** Shares of 1/2, 1/6, 1/12, …: 1/(k(k+1)) adds up to 1 however long it goes on. */
    public static RepeatedLooks openEnded(double error) {
        return new RepeatedLooks(error, 0);
    }

    /**
     * @param look from 1
     * @throws IllegalArgumentException if more looks are taken than were planned
     */
    public double errorOf(int look) {
        if (look < 1 || (planned > 0 && look > planned)) {
            throw new IllegalArgumentException("look " + look + " of " + planned + ": plan as many as will be taken");
        }
        return planned > 0 ? error / planned : error / look / (look + 1.0);
    }
}
