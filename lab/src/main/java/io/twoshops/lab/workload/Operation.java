package io.twoshops.lab.workload;

/** A call, or a few that belong together, whose throughput is measured. */
public enum Operation {
    /** A page of 20 products. */
    LIST("product list"),
    /** One product. */
    PAGE("product page"),
    /** One change of a cart. */
    CART("cart change"),
    /** A product into the cart, and the order: two calls. */
    CHECKOUT("checkout");

    private final String title;

    Operation(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
