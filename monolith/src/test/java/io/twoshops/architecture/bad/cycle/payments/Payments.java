package io.twoshops.architecture.bad.cycle.payments;

import io.twoshops.architecture.bad.cycle.orders.Orders;

/** Needs orders. */
public record Payments(Orders orders) {}
