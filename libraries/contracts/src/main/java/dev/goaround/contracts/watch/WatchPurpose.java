package dev.goaround.contracts.watch;

public enum WatchPurpose {
    /** Watches the candidate; triggers may order the rollback when {@code armed}. */
    DEPLOYMENT,
    /** Watches the old version after a rollback was ordered; triggers are disarmed, its checks verify the rollback. */
    VERIFICATION
}
