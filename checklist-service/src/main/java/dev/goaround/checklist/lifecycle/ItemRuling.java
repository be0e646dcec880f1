package dev.goaround.checklist.lifecycle;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the start decides about items: id → why.
 *
 * @param notApplicable ruled out by the deployment's facts
 * @param passedOver waived by the path that the deployment takes; debts
 */
public record ItemRuling(Map<String, String> notApplicable, Map<String, String> passedOver) {
    public ItemRuling {
        notApplicable = new LinkedHashMap<>(notApplicable);
        passedOver = new LinkedHashMap<>(passedOver);
    }
}
