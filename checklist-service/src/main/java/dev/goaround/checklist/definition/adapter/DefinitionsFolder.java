package dev.goaround.checklist.definition.adapter;

import dev.goaround.checklist.definition.DefinitionReading;
import dev.goaround.checklist.definition.Problem;
import dev.goaround.checklist.library.ChecklistDocument;
import dev.goaround.checklist.library.adapter.Checklists;
import dev.goaround.contracts.text.OutsideText;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Checklists and definitions that the team keeps in a folder: read at every start, checklists first. A bad file is named with its
 * lines and left out; the others are stored.
 */
@ApplicationScoped
class DefinitionsFolder {

    private static final Logger LOG = Logger.getLogger(DefinitionsFolder.class);
    private static final String BY = "definitions-folder";
    /** Nothing that belongs here is larger; what is, is not read into memory. */
    private static final long MAX_BYTES = 2L << 20;

    private final Optional<Path> folder;
    private final Definitions definitions;
    private final DefinitionReview review;
    private final Checklists checklists;

    DefinitionsFolder(
            @ConfigProperty(name = "goaround.definitions.dir") Optional<Path> folder,
            Definitions definitions,
            DefinitionReview review,
            Checklists checklists) {
        this.folder = folder;
        this.definitions = definitions;
        this.review = review;
        this.checklists = checklists;
    }

    void read(@Observes StartupEvent event) {
        folder.ifPresent(path -> {
            if (!Files.isDirectory(path)) {
                LOG.warnf("goaround.definitions.dir: there is no folder %s; no definitions are read from it", path);
                return;
            }
            files(path, ".md").forEach(this::readChecklist);
            Stream.concat(files(path, ".yaml").stream(), files(path, ".yml").stream())
                    .forEach(this::readDefinition);
        });
    }

    private void readChecklist(Path file) {
        text(file).ifPresent(text -> {
            String fileName = file.getFileName().toString();
            String fallback = fileName.substring(0, fileName.length() - ".md".length());
            Optional<ChecklistDocument> imported = ChecklistDocument.of(text, null, fallback)
                    .fold(read -> Optional.of(read.document()), refused -> {
                        LOG.errorf("%s is left out: %s", file, refused.reason());
                        return Optional.empty();
                    });
            imported.ifPresent(document -> store(file, document));
        });
    }

    private void store(Path file, ChecklistDocument document) {
        Checklists.Stored stored = await(file, () -> checklists.store(document, BY));
        if (stored != null) {
            LOG.infof("%s: checklist %s, version %d", file, stored.name(), stored.version());
        }
    }

    private void readDefinition(Path file) {
        text(file).ifPresent(text -> {
            Optional<DefinitionReading.Read> understood = definitions.read(text).fold(Optional::of, refused -> {
                refused.problems().forEach(problem -> LOG.error(line(file, problem)));
                LOG.errorf(
                        "%s is left out: %d error(s)", file, refused.problems().size());
                return Optional.empty();
            });
            understood.ifPresent(read -> store(file, read));
        });
    }

    private void store(Path file, DefinitionReading.Read read) {
        Saved saved = await(
                file,
                () -> review.withoutTargets(read, BY)
                        .chain(reviewed -> definitions
                                .store(read.definition(), reviewed.warnings(), BY)
                                .map(stored -> new Saved(stored.revision(), reviewed))));
        if (saved != null) {
            tell(file, saved.reviewed());
            LOG.infof("%s: service %s, revision %d", file, read.definition().service(), saved.revision());
            askTargets(file, read, saved);
        }
    }

    private record Saved(long revision, DefinitionReview.Reviewed reviewed) {}

    /** While the start goes on: the targets have their time to answer, and may be starting as well. */
    private void askTargets(Path file, DefinitionReading.Read read, Saved saved) {
        VertxContextSupport.subscribeWith(
                () -> review.targets(read, BY)
                        .call(more -> definitions.doubted(
                                read.definition().service(),
                                saved.revision(),
                                Stream.concat(saved.reviewed().warnings().stream(), more.warnings().stream())
                                        .toList()))
                        .onFailure()
                        .invoke(failure ->
                                LOG.warnf("%s: what its targets show could not be looked at: %s", file, failure))
                        .onFailure()
                        .recoverWithNull()
                        .toMulti(),
                more -> tell(file, more));
    }

    private static void tell(Path file, DefinitionReview.Reviewed reviewed) {
        reviewed.all().forEach(warning -> LOG.warnf("%s: %s", file, warning.text()));
        reviewed.notes().forEach(note -> LOG.infof("%s: %s", file, note.text()));
    }

    private static String line(Path file, Problem problem) {
        return file + ":" + problem.line() + ":" + problem.column() + ": "
                + (problem.field().isEmpty() ? "" : problem.field() + ": ") + problem.message();
    }

    private static <T> T await(Path file, Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable failure) {
            LOG.errorf(failure, "%s could not be stored; it is read again at the next start", file);
            return null;
        }
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOG.errorf("%s cannot be listed: %s", folder, e);
            return List.of();
        }
    }

    private static Optional<String> text(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                LOG.errorf("%s is left out: it has more than 2 MiB", file);
                return Optional.empty();
            }
            String text = Files.readString(file);
            Optional<String> odd = OutsideText.documentObjection(text);
            odd.ifPresent(what -> LOG.errorf("%s is left out: %s", file, what));
            return odd.isPresent() ? Optional.empty() : Optional.of(text);
        } catch (IOException e) {
            LOG.errorf("%s is left out: it cannot be read as UTF-8 text (%s)", file, e);
            return Optional.empty();
        }
    }
}
