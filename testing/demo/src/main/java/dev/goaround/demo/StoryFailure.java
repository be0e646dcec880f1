package dev.goaround.demo;

/** The story did not go on as it should. The message says what was expected and what was seen. */
public final class StoryFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoryFailure(String message) {
        super(message);
    }

    StoryFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
