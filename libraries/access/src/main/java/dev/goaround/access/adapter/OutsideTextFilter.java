package dev.goaround.access.adapter;

import dev.goaround.contracts.text.OutsideText;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds what stands in a request's path and query to the rules for text from outside, at every door of every service. */
@Provider
public class OutsideTextFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        objection("path", uri.getPathParameters())
                .or(() -> objection("query", uri.getQueryParameters()))
                .ifPresent(detail -> request.abortWith(Response.status(Response.Status.BAD_REQUEST)
                        .type(AccessProblems.MEDIA_TYPE)
                        .entity(AccessProblems.badRequest(detail))
                        .build()));
    }

    private static Optional<String> objection(String where, Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .flatMap(parameter -> objection(where, parameter.getKey(), parameter.getValue()))
                .findFirst();
    }

    private static Stream<String> objection(String where, String name, List<String> values) {
        Optional<String> odd = OutsideText.nameObjection(name);
        if (odd.isPresent()) {
            return Stream.of("the name of a parameter in the " + where + " " + odd.get());
        }
        return values.stream()
                .flatMap(value -> OutsideText.objection(name, value).stream())
                .map(what -> name + " in the " + where + " " + what);
    }
}
