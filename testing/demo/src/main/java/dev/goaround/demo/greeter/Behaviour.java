package dev.goaround.demo.greeter;

/** How a version behaves. */
enum Behaviour {
    GOOD,
    /** Answers a third of the requests with 500. */
    FAILING,
    /** Answers everything with 503, its health too. */
    DOWN;

    static Behaviour ofVersion(String version) {
        if (version.endsWith("-bad")) {
            return FAILING;
        }
        return version.endsWith("-down") ? DOWN : GOOD;
    }
}
