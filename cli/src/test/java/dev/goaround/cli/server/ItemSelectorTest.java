package dev.goaround.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goaround.cli.server.RemoteDeployment.GateState;
import dev.goaround.cli.server.RemoteDeployment.Item;
import dev.goaround.cli.server.RemoteDeployment.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemSelectorTest {
    private final ItemSelector selector = new ItemSelector(deployment(List.of(
            item("look-1", "Look at the release notes", "done"),
            item("look-2", "Look at the logs", "open"),
            item("sign", "Release manager approval", "open"),
            item("pay", "Payments look good", "open"))));

    @ParameterizedTest
    @CsvSource({
        "1, look-1",
        "#4, pay",
        "look-2, look-2",
        "MANAGER, sign",
        "'look logs', look-2",
        "'release notes', look-1"
    })
    void aNumberAnIdOrWordsThatOnlyItHas(String said, String id) throws ItemSelector.NotOne {
        assertThat(selector.one(said, Item::isOpen).id()).isEqualTo(id);
    }

    @Test
    void wordsThatFitSeveralMeanTheOneThatIsOpen() throws ItemSelector.NotOne {
        assertThat(selector.one("look at", Item::isOpen).id()).isEqualTo("look-2");
    }

    @ParameterizedTest
    @CsvSource({
        "look, fits 2 items: 2 “Look at the logs”",
        "5, there is no item 5; items are numbered from 1 to 4",
        "0, there is no item 0",
        "banana, no item has “banana” in it"
    })
    void whatIsNotOneSaysWhichThereAre(String said, String words) {
        assertThatThrownBy(() -> selector.one(said, Item::isOpen))
                .isInstanceOf(ItemSelector.NotOne.class)
                .hasMessageContaining(words);
    }

    private static Item item(String id, String text, String state) {
        return new Item(id, text, "manual", null, state, null, null, null, null, null, null, null, null, null, null);
    }

    private static RemoteDeployment deployment(List<Item> items) {
        Phase phase = new Phase(
                "p", 1, "Preparation", "prepare", null, "open", null, new GateState("passed", null, null), items);
        return new RemoteDeployment(
                "dep-0123456789abcdef0123",
                "shop",
                "production",
                "1.4.2",
                "standard",
                "running",
                "shop-release",
                1,
                null,
                null,
                null,
                "ann",
                null,
                null,
                null,
                null,
                "p",
                List.of(phase),
                null,
                null,
                null,
                null);
    }
}
