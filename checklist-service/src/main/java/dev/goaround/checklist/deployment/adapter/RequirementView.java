package dev.goaround.checklist.deployment.adapter;

import dev.goaround.checklist.deployment.Requirement;
import dev.goaround.checklist.deployment.StoredRequirement;
import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.contracts.watch.Condition;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an item wants to be proved by, as the HTTP interface shows it: the fields of {@link StoredRequirement}. */
@Schema(name = "Requirement")
public record RequirementView(
        Condition condition,
        Duration soak,
        Double trafficRatio,
        String role,
        boolean otherThanAuthor,
        String template,
        Duration within,
        List<String> signers,
        AnnouncementOwed.About about,
        List<String> routes) {

    /** @return null where nothing is wanted beyond the word of whoever settles items of that kind */
    static RequirementView of(Requirement requirement) {
        if (requirement.equals(Requirement.nothing())) {
            return null;
        }
        StoredRequirement fields = requirement.stored();
        return new RequirementView(
                fields.condition(),
                fields.soak(),
                fields.trafficRatio(),
                fields.role(),
                fields.otherThanAuthor(),
                fields.template(),
                fields.within(),
                fields.signers(),
                fields.about(),
                fields.routes());
    }
}
