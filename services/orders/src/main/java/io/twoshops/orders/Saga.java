package io.twoshops.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The progress of one unfinished order; written by {@link SagaStore}'s statements alone. */
@Entity
@Immutable
@Table(schema = "orders", name = "saga")
class Saga {
    @Id
    @Column(name = "order_id")
    UUID orderId;

    @Enumerated(EnumType.STRING)
    SagaStep step;

    @Column(name = "payment_token")
    String paymentToken;

    /** Why it is on its way back. */
    @Enumerated(EnumType.STRING)
    @Nullable
    RejectionReason reason;
}
