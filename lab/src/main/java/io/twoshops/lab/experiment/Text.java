package io.twoshops.lab.experiment;

/** The same sentence in both languages of the report. */
public record Text(String en, String ko) {}
