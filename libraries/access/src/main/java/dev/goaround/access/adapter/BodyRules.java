package dev.goaround.access.adapter;

/** How large the bodies may be that a service takes; one that takes more than small JSON has a bean of it. */
public interface BodyRules {

    /** Of a path, in bytes. */
    int most(String path);

    /** Of all paths, in bytes. */
    int largest();

    /** What to do instead of sending a larger one to that path; a sentence. */
    String instead(String path);
}
