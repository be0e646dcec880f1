package dev.goaround.rollback.execution.adapter;

import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.rollback.execution.ExecutionTimes;
import dev.goaround.rollback.execution.RollbackState;
import dev.goaround.rollback.execution.RollbackStateMachine;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of table {@code rollback}. */
@Entity
@Table(name = "rollback")
class RollbackRow {

    @Id
    @Column(name = "order_id")
    String orderId;

    @Column(name = "ordered")
    String ordered;

    @Column(name = "traceparent")
    String traceparent;

    @Column(name = "state")
    String state;

    @Column(name = "state_data")
    String stateData;

    @Column(name = "due")
    Instant due;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** It was made in this transaction, and is in no state yet. */
    boolean isNew() {
        return state.isEmpty();
    }

    void order(RollbackOrdered order, String newTraceparent) {
        ordered = StateJson.write(order);
        traceparent = newTraceparent;
    }

    void enter(RollbackState next, Instant now) {
        state = StateJson.nameOf(next);
        stateData = StateJson.write(next);
        due = next.due();
        updatedAt = now;
    }

    RollbackStateMachine rollback(ExecutionTimes times) {
        return new RollbackStateMachine(order(), state(), times);
    }

    /** @return null while only the fence was seen */
    RollbackOrdered order() {
        return StateJson.readOrder(ordered);
    }

    RollbackState state() {
        return StateJson.read(stateData);
    }
}
