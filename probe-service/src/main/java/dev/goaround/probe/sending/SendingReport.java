package dev.goaround.probe.sending;

/** What the buffer tells those who run it. */
public interface SendingReport {

    /** The log does not take samples; they are kept back. Said once, until it does again. */
    void heldBack(Throwable cause);

    /** @param kept how many are waiting to be sent now */
    void flowing(int kept);

    /** One try to send failed. */
    void sendFailed();
}
