package dev.goaround.checklist.lifecycle;

/**
 * Why a command changed nothing.
 *
 * @param text what was asked, what stands against it, and what would be possible
 */
public record CommandRefusal(Code code, String text) {

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

    static CommandRefusal illegal(String what, String state, String exit, String possible) {
        return new CommandRefusal(Code.ILLEGAL, what + " is " + state + ": it has no exit ‘" + exit + "’. " + possible);
    }

    static CommandRefusal notFound(String text) {
        return new CommandRefusal(Code.NOT_FOUND, text);
    }

    static CommandRefusal invalid(String text) {
        return new CommandRefusal(Code.INVALID, text);
    }
}
