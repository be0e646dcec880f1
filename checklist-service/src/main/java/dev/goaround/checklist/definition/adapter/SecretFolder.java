package dev.goaround.checklist.definition.adapter;

import dev.goaround.checklist.definition.DefinedSecrets;
import dev.goaround.checklist.definition.DefinitionWarning;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.egress.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the secrets that a definition names are there. They are files of the services that use them; this service sees them only
 * where all share a folder, but for the forge's, which it uses itself.
 */
final class SecretFolder {

    private final Secrets secrets;
    private final Optional<Path> folder;

    SecretFolder(Secrets secrets, Optional<Path> folder) {
        this.secrets = secrets;
        this.folder = folder;
    }

    /** Reads small files. */
    ReviewResult look(ServiceDefinition definition) {
        Map<Boolean, List<DefinedSecrets.Use>> uses = DefinedSecrets.of(definition).stream()
                .collect(Collectors.partitioningBy(use -> use.path().equals(DefinedSecrets.FORGE)));
        return missing(definition, uses.get(true)).and(ofOthers(definition, uses.get(false)));
    }

    private ReviewResult ofOthers(ServiceDefinition definition, List<DefinedSecrets.Use> uses) {
        if (uses.isEmpty()) {
            return ReviewResult.NOTHING;
        }
        return folder.filter(Files::isDirectory).isEmpty()
                ? ReviewResult.note(
                        uses.get(0).path(),
                        "whether the secrets that are named here are there was not looked at: checklist-service has no"
                                + " folder of secrets to look into (goaround.secrets.dir)")
                : missing(definition, uses);
    }

    private ReviewResult missing(ServiceDefinition definition, List<DefinedSecrets.Use> uses) {
        List<DefinitionWarning> missing = new ArrayList<>();
        for (DefinedSecrets.Use use : uses) {
            if (secrets.find(definition.service(), use.reference()) instanceof Secrets.Lookup.Missing lack) {
                missing.add(new DefinitionWarning(
                        use.path(), null, lack.message() + "; until it is there, nothing can use it"));
            }
        }
        return new ReviewResult(missing, List.of());
    }
}
