package dev.goaround.checklist.walk;

/**
 * Why a command changed nothing.
 *
 * @param text what was asked, what stands against it, and what would be possible
 */
public record Refusal(Code code, String text) {

    public enum Code {
        /** There is no such item, phase, trigger or gate. */
        NOT_FOUND,
        /** The state has no such exit. */
        ILLEGAL,
        /** A field is missing or out of its range. */
        INVALID
    }

    /** True for a reason that gives none: blank, or without a letter or a digit. */
    static boolean saysNothing(String reason) {
        return reason == null || reason.codePoints().noneMatch(Character::isLetterOrDigit);
    }

    static Refusal illegal(String what, String state, String exit, String possible) {
        return new Refusal(Code.ILLEGAL, what + " is " + state + ": it has no exit ‘" + exit + "’. " + possible);
    }

    static Refusal notFound(String text) {
        return new Refusal(Code.NOT_FOUND, text);
    }

    static Refusal invalid(String text) {
        return new Refusal(Code.INVALID, text);
    }
}
