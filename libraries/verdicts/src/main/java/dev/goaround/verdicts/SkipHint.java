package dev.goaround.verdicts;

import java.time.Instant;

/**
 * What need not be found out again at every sample: of a source that was not heard nothing has changed, as long as none has
 * fallen silent.
 *
 * <p>See ADR 0018.
 *
 * @param until up to when time alone certainly moves nothing, as {@link NextTimeEffect} says or earlier
 * @param known whether every source that soaks go by is known
 */
record SkipHint(Instant until, boolean known) {}
