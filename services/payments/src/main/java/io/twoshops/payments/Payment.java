package io.twoshops.payments;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The payment of one order; written by {@link PaymentRepository}'s guarded statements alone. */
@Entity
@Immutable
@Table(schema = "payments", name = "payment")
class Payment {
    @Id
    @Column(name = "order_id")
    UUID orderId;

    /** In the currency's minor unit. */
    long amount;

    String currency;

    String token;

    @Enumerated(EnumType.STRING)
    PaymentStatus status;
}
