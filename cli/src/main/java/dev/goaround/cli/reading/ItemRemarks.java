package dev.goaround.cli.reading;

import dev.goaround.checklist.reading.ItemReading;
import dev.goaround.checklist.reading.words.FactWords;
import java.util.ArrayList;
import java.util.List;

/** What a box says beside its kind and its check, in brackets. */
final class ItemRemarks {

    private ItemRemarks() {}

    static String of(ItemReading item) {
        List<String> remarks = new ArrayList<>();
        if (item.environment() != null) {
            remarks.add("in " + item.environment());
        }
        if (!item.limitsOf().isEmpty()) {
            remarks.add("limit of the definition: " + String.join(", ", item.limitsOf()));
        }
        if (item.within() != null) {
            remarks.add("not older than " + TerminalDurations.inWords(item.within()));
        }
        if (item.planned() != null) {
            remarks.add("takes " + TerminalDurations.inWords(item.planned()));
        }
        if (item.essential()) {
            remarks.add("also in an emergency");
        }
        if (item.choice() != null) {
            remarks.add("one outcome of " + item.choice().group()
                    + (item.choice().outcome() == null
                            ? ""
                            : ": " + item.choice().outcome().word()));
        }
        if (item.ends() != null) {
            remarks.add("ends line " + item.ends());
        }
        if (item.condition() != null) {
            List<String> facts = FactWords.of(item.condition());
            remarks.add("conditional: "
                    + (facts.isEmpty() ? "a person decides" : "fact " + String.join(" or ", facts) + " decides"));
        }
        return remarks.isEmpty() ? "" : " (" + String.join("; ", remarks) + ")";
    }
}
