package dev.goaround.notifier.text.adapter;

import dev.goaround.notifier.text.XmlCharacters;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Puts every value into HTML and XML as text. Qute's own escaper, which this stands before, lets characters through that XML forbids. */
public final class MarkupEscaper extends HtmlEscaper {
    private static final int BEFORE_THE_DEFAULT = DEFAULT_PRIORITY + 1;

    public MarkupEscaper() {
        super(List.of("text/html", "text/xml", "application/xml"));
    }

    @Override
    public int getPriority() {
        return BEFORE_THE_DEFAULT;
    }

    @Override
    public String map(Object result, Expression expression) {
        return XmlCharacters.only(super.map(result, expression));
    }

    /** Gives it to the engine of the service. */
    @ApplicationScoped
    static class Registration {
        void register(@Observes EngineBuilder engine) {
            engine.addResultMapper(new MarkupEscaper());
        }
    }
}
