package io.twoshops.inventory;

import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.problem.ProblemType;
import java.util.Collection;
import java.util.List;

/** There is less than was asked for; nothing was reserved. */
public class OutOfStockException extends ProblemException {
    private static final ProblemType TYPE = new ProblemType("out-of-stock", 409, "There is not enough in stock");
    private final transient List<String> skus;

    OutOfStockException(Collection<String> skus) {
        super(TYPE, "not enough of " + String.join(", ", skus));
        this.skus = List.copyOf(skus);
    }

    /** {@return the products of which there is not enough} */
    public List<String> skus() {
        return skus;
    }
}
