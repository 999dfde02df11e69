package io.twoshops.architecture.bad.cycle.orders;

import io.twoshops.architecture.bad.cycle.payments.Payments;

/** Needs payments. */
public record Orders(Payments payments) {}
