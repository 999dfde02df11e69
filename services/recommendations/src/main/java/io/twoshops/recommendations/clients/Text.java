package io.twoshops.recommendations.clients;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What a customer reads, in both languages of the shop. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Text(String en, String ko) {}
