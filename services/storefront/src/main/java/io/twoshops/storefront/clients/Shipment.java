package io.twoshops.storefront.clients;

/** What a customer is told of a shipment. */
public record Shipment(String trackingNumber, String status) {}
