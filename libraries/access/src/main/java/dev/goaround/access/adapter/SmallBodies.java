package dev.goaround.access.adapter;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;

/** Of a service that takes a few fields of JSON. */
@DefaultBean
@ApplicationScoped
class SmallBodies implements BodyRules {

    private static final int MOST = 64 << 10;

    @Override
    public int most(String path) {
        return MOST;
    }

    @Override
    public int largest() {
        return MOST;
    }

    @Override
    public String instead(String path) {
        return "Requests are a few fields.";
    }
}
