package dev.goaround.demo;

/**
 * @param asItShould true if the good version succeeded, the bad one was rolled back once, and everyone was told
 * @param summary one line; where it is not as it should be, what was expected and what was seen
 */
public record StoryResult(boolean asItShould, String summary) {}
