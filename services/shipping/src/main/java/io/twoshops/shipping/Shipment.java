package io.twoshops.shipping;

import java.util.UUID;

/** The parcel of an order. */
public record Shipment(UUID orderId, String trackingNumber, String status) {}
