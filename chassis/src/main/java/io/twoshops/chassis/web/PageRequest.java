package io.twoshops.chassis.web;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which page of a list is wanted: the query parameters {@code page} and {@code size}. They are taken as text, because
 * what is no number would otherwise be a 404 by the rules of Jakarta REST, and name no field.
 */
public class PageRequest {
    @RestQuery("page")
    @DefaultValue("0")
    @Pattern(regexp = "\\d{1,5}|100000", message = "must be a whole number from 0 to 100000")
    String page = "0";

    @RestQuery("size")
    @DefaultValue("20")
    @Pattern(regexp = "[1-9]\\d?|100", message = "must be a whole number from 1 to 100")
    String size = "20";

    /** {@return the number of the page, counted from 0} */
    public int page() {
        return Integer.parseInt(page);
    }

    /** {@return the most entries that the page may hold} */
    public int size() {
        return Integer.parseInt(size);
    }
}
