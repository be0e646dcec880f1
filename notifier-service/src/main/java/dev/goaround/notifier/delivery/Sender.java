package dev.goaround.notifier.delivery;

import dev.goaround.contracts.service.Channel;
import io.smallrye.mutiny.Uni;

/** One channel: renders what it is given, and hands it over once. Never called inside a transaction. */
public interface Sender {
    Channel channel();

    /** One attempt. Whatever goes wrong at the receiver or on the way is a result, not a failure of the Uni. */
    Uni<SendResult> send(Assignment assignment);
}
