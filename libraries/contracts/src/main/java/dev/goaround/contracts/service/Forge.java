package dev.goaround.contracts.service;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * Where the service's commits are, and who is asked there for the author of one.
 *
 * @param project {@code owner/name} on GitHub; path with its groups, or id, on GitLab
 * @param api base URL of the API
 * @param secret reference of the token, or null: what is asked is open to everybody
 * @param people login or mail address there → token subject here; null: the same names are used in both
 */
public record Forge(Kind kind, String project, URI api, String secret, Map<String, String> people) {

    public Forge {
        people = people == null || people.isEmpty() ? null : Map.copyOf(people);
    }

    /** In documents {@code github}, {@code gitlab}. */
    public enum Kind {
        GITHUB("GitHub"),
        GITLAB("GitLab");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** As people write it. */
        public String title() {
            return title;
        }

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Kind ofLabel(String label) {
            for (Kind kind : values()) {
                if (kind.label().equals(label)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("a forge is one of github, gitlab, not " + label);
        }
    }
}
