package dev.goaround.cli.server;

import dev.goaround.cli.server.RemoteDeployment.Item;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which item somebody means: its number in the list that {@code goaround status DEPLOYMENT} prints, its id, or words that only it has.
 * Where words fit several, those that the command is for count alone.
 */
public final class ItemSelector {
    private static final int MOST_SHOWN = 5;

    private final List<Item> items;

    public ItemSelector(RemoteDeployment deployment) {
        this.items = deployment.items();
    }

    /** Nothing or several things were meant; the message says which there are. */
    public static final class NotOne extends Exception {
        private static final long serialVersionUID = 1;

        NotOne(String message) {
            super(message);
        }
    }

    /** @param fitting what the command can be used on now */
    public Item one(String said, Predicate<Item> fitting) throws NotOne {
        String text = said.strip();
        if (text.matches("#?\\d{1,4}")) {
            int number = Integer.parseInt(text.replace("#", ""));
            if (number < 1 || number > items.size()) {
                throw new NotOne("there is no item " + number + "; items are numbered from 1 to " + items.size());
            }
            return items.get(number - 1);
        }
        List<Item> exact = items.stream().filter(item -> item.id().equals(text)).toList();
        if (!exact.isEmpty()) {
            return exact.get(0);
        }
        List<Item> found = items.stream().filter(item -> hasAll(item, text)).toList();
        List<Item> best = found.size() > 1 ? found.stream().filter(fitting).toList() : found;
        if (best.size() == 1) {
            return best.get(0);
        }
        List<Item> shown = best.isEmpty() ? found : best;
        if (shown.isEmpty()) {
            throw new NotOne("no item has “" + text + "” in it; goaround status lists them");
        }
        throw new NotOne("“" + text + "” fits " + shown.size() + " items: "
                + shown.stream().limit(MOST_SHOWN).map(this::named).collect(Collectors.joining(", "))
                + (shown.size() > MOST_SHOWN ? ", …" : "") + "; name one by its number");
    }

    /** As people see it in the list, from 1. */
    public int number(String id) {
        return 1
                + IntStream.range(0, items.size())
                        .filter(index -> items.get(index).id().equals(id))
                        .findFirst()
                        .orElse(-1);
    }

    private String named(Item item) {
        return number(item.id()) + " “" + item.text() + "”";
    }

    private static boolean hasAll(Item item, String words) {
        String text = item.text().toLowerCase(Locale.ROOT);
        return List.of(words.toLowerCase(Locale.ROOT).split("\\s+")).stream().allMatch(text::contains);
    }
}
