package dev.goaround.checklist.start;

import dev.goaround.contracts.service.Channel;
import dev.goaround.contracts.service.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whom a line wants to be told: “Stakeholders informed”, “Notify the team of …”, “posted to #releases”. A route reaches them if its
 * name, its channel or all of its recipients say so. The team reads the service's chat; of anybody else it has to be said.
 *
 * @param named each as written, in lower case; empty: the line names nobody
 */
record Audience(List<String> named) {

    private static final String END =
            "(?= of\\b| about\\b| that\\b| when\\b| if\\b| in\\b| via\\b| by\\b| on(?!-?call)\\b| with\\b| once\\b| before\\b"
                    + "| after\\b| at\\b| for\\b| through\\b| as\\b|[:;.(]| - | — |$)";
    private static final String WHO = "(?<who>[^:;.(]{1,80}?)";
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("^(?:please )?(?:notify|inform|tell|brief|e-?mail|mail) " + WHO + END),
            Pattern.compile(
                    "^" + WHO + " (?:(?:is|are|was|were|been|has|have) )*(?:notified|informed|briefed|told)\\b"),
            Pattern.compile(
                    "\\b(?:sent|send|posted?|announced?|communicated?|published?|told|made)\\b.*?\\b(?:to|in|on) " + WHO
                            + END),
            Pattern.compile("^" + WHO + " (?:(?:is|was|has been) )?updated\\b"),
            Pattern.compile("^update " + WHO + END));
    private static final Pattern SEVERAL = Pattern.compile("\\s*(?:,|&|/|\\band\\b)\\s*");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern STATUS_PAGE = Pattern.compile("\\bstatus ?-?pages?\\b");

    /** Words that say nothing of who it is, or mean those who run the service. */
    private static final Set<String> OURS = Set.of(
            "all",
            "a",
            "an",
            "any",
            "chat",
            "channel",
            "colleague",
            "dev",
            "developer",
            "development",
            "devop",
            "each",
            "engineer",
            "engineering",
            "every",
            "everybody",
            "everyone",
            "group",
            "message",
            "our",
            "people",
            "relevant",
            "slack",
            "team",
            "the",
            "their",
            "them",
            "thread",
            "whole",
            "your");

    private static final Set<Channel> CHAT = EnumSet.of(Channel.SLACK, Channel.SLACK_WEBHOOK);

    Audience {
        named = List.copyOf(named);
    }

    static Audience of(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace("`", "").strip();
        if (STATUS_PAGE.matcher(plain).find()) {
            return new Audience(List.of("status page"));
        }
        return FORMS.stream()
                .map(form -> form.matcher(plain))
                .filter(Matcher::find)
                .map(found -> new Audience(Arrays.stream(SEVERAL.split(found.group("who"), -1))
                        .map(String::strip)
                        .filter(who -> !who.isEmpty())
                        .toList()))
                .findFirst()
                .orElseGet(() -> new Audience(List.of()));
    }

    /** Names of the routes by which a delivery tells them, all of them; empty: a person has to. */
    List<String> routes(List<Route> routes) {
        List<Route> telling = telling(routes);
        if (named.isEmpty()) {
            return names(telling.stream());
        }
        List<List<String>> reached = named.stream()
                .map(who -> names(reaching(who, routes, telling)))
                .distinct()
                .toList();
        // One delivery ticks the box: it has to be the one that tells all whom the line names.
        return reached.size() == 1 ? reached.get(0) : List.of();
    }

    String inWords() {
        return String.join(" and ", named);
    }

    private static Stream<Route> reaching(String who, List<Route> routes, List<Route> telling) {
        Optional<String> head = head(who);
        if (head.isEmpty()) {
            List<Route> chat = telling.stream()
                    .filter(route -> CHAT.contains(route.channel()))
                    .toList();
            return (chat.isEmpty() ? telling : chat).stream();
        }
        return routes.stream()
                .filter(route -> route.channel() != Channel.STATUS_PAGE && route.channel() != Channel.PAGERDUTY)
                .filter(route -> isOf(head.get(), route));
    }

    /** What people read; a machine's webhook only where there is nothing else. */
    private static List<Route> telling(List<Route> routes) {
        List<Route> people = routes.stream()
                .filter(route -> CHAT.contains(route.channel()) || route.channel() == Channel.EMAIL)
                .toList();
        return people.isEmpty()
                ? routes.stream()
                        .filter(route -> route.channel() == Channel.WEBHOOK)
                        .toList()
                : people;
    }

    private static boolean isOf(String head, Route route) {
        boolean recipients = !route.to().isEmpty()
                && route.to().stream()
                        .allMatch(to -> words(to.replaceFirst("@.*", "")).contains(head));
        return words(route.name()).contains(head)
                || words(route.channel().label()).contains(head)
                || recipients;
    }

    /** The last word that says who it is: of “customer support” the support. Empty: those who run the service. */
    private static Optional<String> head(String who) {
        return words(who).stream().filter(word -> !OURS.contains(word)).reduce((first, second) -> second);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT), -1)) {
            if (!word.isEmpty()) {
                words.add(
                        word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                                ? word.substring(0, word.length() - 1)
                                : word);
            }
        }
        return words;
    }

    private static List<String> names(Stream<Route> routes) {
        return routes.map(Route::name).toList();
    }
}
