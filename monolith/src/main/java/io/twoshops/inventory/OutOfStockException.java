package io.twoshops.inventory;

import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.problem.ProblemType;
import java.util.Collection;

/** There is less than was asked for; nothing was reserved. */
public class OutOfStockException extends ProblemException {
    private static final ProblemType TYPE = new ProblemType("out-of-stock", 409, "There is not enough in stock");

    OutOfStockException(Collection<String> skus) {
        super(TYPE, "not enough of " + String.join(", ", skus));
    }
}
