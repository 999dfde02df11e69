package io.twoshops.recommendations.clients;

/** What a customer reads, in both languages of the shop. */
public record Text(String en, String ko) {}
