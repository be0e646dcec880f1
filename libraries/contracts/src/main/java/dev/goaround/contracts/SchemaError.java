package dev.goaround.contracts;

/**
 * Where JSON does not keep to an event's schema.
 *
 * @param pointer JSON Pointer (RFC 6901) to the value; for a missing or unknown field, to that field; empty: the whole
 * @param message what is wrong and what would be right
 */
public record SchemaError(String pointer, String message) {

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "(whole)" : pointer) + ": " + message;
    }
}
