package io.twoshops.chassis.problem;

/** What is wrong with one field, query parameter or header of a request. */
public record FieldError(String field, String message) {}
