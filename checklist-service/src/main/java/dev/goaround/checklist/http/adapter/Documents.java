package dev.goaround.checklist.http.adapter;

import dev.goaround.contracts.text.OutsideText;
import java.util.List;

/** Documents that come as a request's body. */
public final class Documents {

    private Documents() {}

    /** @throws ProblemException where the text holds what no document holds, with line and column */
    public static String readable(String text) {
        OutsideText.documentObjection(text).ifPresent(what -> {
            throw ProblemException.unprocessable(what, List.of());
        });
        return text;
    }
}
