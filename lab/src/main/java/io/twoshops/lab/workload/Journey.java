package io.twoshops.lab.workload;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a customer comes for. */
public enum Journey {
    /** A page of the product list. */
    BROWSE("browse"),
    /** A search by text. */
    SEARCH("search"),
    /** A product with what was bought along with it. */
    PRODUCT("product"),
    /** A login. */
    LOG_IN("log-in"),
    /** One change of the cart, and a look at it. */
    CART("cart"),
    /** A product into the cart, and the order. */
    CHECKOUT("checkout"),
    /** The customer's own orders. */
    HISTORY("history"),
    /** What was bought along with the cart. */
    RECOMMENDATIONS("recommendations");

    private final String id;

    Journey(String id) {
        this.id = id;
    }

    /** As it stands in experiment files and histories. */
    @JsonValue
    public String id() {
        return id;
    }

    /** From how it stands in experiment files. */
    @JsonCreator
    public static Journey of(String id) {
        return Arrays.stream(values())
                .filter(journey -> journey.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no journey is called " + id + "; there are "
                        + Arrays.stream(values()).map(Journey::id).collect(Collectors.joining(", "))));
    }
}
