package dev.goaround.access.adapter;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Hands a body that is in memory to JAX-RS, which otherwise gives a thread to what is larger than 10 KB. */
@Provider
@PreMatching
public class GatheredBody implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        RoutingContext context = ((ResteasyReactiveRequestContext)
                        ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext())
                .unwrap(RoutingContext.class);
        byte[] bytes = context.get(BodyGathering.BYTES);
        if (bytes != null) {
            request.setEntityStream(new ByteArrayInputStream(bytes));
        }
    }
}
