package dev.goaround.checklist.forge;

import dev.goaround.checklist.deployment.Authorship.Author;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What a forge says of who made a commit. */
public sealed interface ForgeAnswer {

    /** What each case leads to. */
    <T> T fold(Function<Named, T> named, Function<Unknown, T> unknown);

    /** @param authors one at least */
    record Named(List<Author> authors) implements ForgeAnswer {
        public Named {
            authors = List.copyOf(authors);
            if (authors.isEmpty()) {
                throw new IllegalArgumentException("who names nobody does not know");
            }
        }

        @Override
        public <T> T fold(Function<Named, T> named, Function<Unknown, T> unknown) {
            return named.apply(this);
        }
    }

    /**
     * @param why nobody is named, and what would help
     * @param notBefore until when it wants to be left alone, or null
     */
    record Unknown(String why, Instant notBefore) implements ForgeAnswer {
        @Override
        public <T> T fold(Function<Named, T> named, Function<Unknown, T> unknown) {
            return unknown.apply(this);
        }
    }

    static ForgeAnswer unknown(String why) {
        return new Unknown(why, null);
    }
}
