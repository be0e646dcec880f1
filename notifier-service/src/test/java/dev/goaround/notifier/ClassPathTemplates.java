package dev.goaround.notifier;

import dev.goaround.notifier.text.adapter.MarkupEscaper;
import io.quarkus.qute.Engine;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The service's templates in an engine that needs no service. */
public final class ClassPathTemplates {
    private ClassPathTemplates() {}

    public static Engine engine() {
        return Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new MarkupEscaper())
                .addLocator(name -> Optional.of(new OnClassPath(name)))
                .build();
    }

    private record OnClassPath(String name) implements TemplateLocator.TemplateLocation {
        @Override
        public Reader read() {
            return new InputStreamReader(
                    ClassPathTemplates.class.getResourceAsStream("/templates/" + name), StandardCharsets.UTF_8);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(name.endsWith(".html") ? Variant.TEXT_HTML : Variant.TEXT_XML));
        }
    }
}
