package dev.goaround.checklist.library.adapter;

import dev.goaround.checklist.library.ChecklistDocument;
import dev.goaround.checklist.reading.BuiltInChecklists;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** Puts the built-in checklists into the library at every start; a name that a team has taken stays the team's. */
@ApplicationScoped
class BuiltInsAtStart {

    private static final Logger LOG = Logger.getLogger(BuiltInsAtStart.class);

    private final Checklists checklists;

    BuiltInsAtStart(Checklists checklists) {
        this.checklists = checklists;
    }

    void offer(@Observes StartupEvent event) {
        try {
            // Read on this thread: the other one is an event loop.
            List<ChecklistDocument> documents = documents();
            VertxContextSupport.subscribeAndAwait(() -> storeAll(documents));
        } catch (Throwable failure) {
            LOG.errorf(failure, "the built-in checklists could not be stored; it is tried again at the next start");
        }
    }

    private Uni<Void> storeAll(List<ChecklistDocument> documents) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (ChecklistDocument document : documents) {
            chain = chain.chain(() -> checklists.storeBuiltIn(document)).replaceWithVoid();
        }
        return chain;
    }

    private static List<ChecklistDocument> documents() {
        return BuiltInChecklists.NAMES.stream()
                .map(name -> ChecklistDocument.of(BuiltInChecklists.text(name), name, null))
                .map(imported -> ((ChecklistDocument.Import.Imported) imported).document())
                .toList();
    }
}
