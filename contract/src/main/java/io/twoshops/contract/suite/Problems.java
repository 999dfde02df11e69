package io.twoshops.contract.suite;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.restassured.builder.ResponseSpecBuilder;
import io.restassured.specification.ResponseSpecification;
import io.twoshops.contract.api.ProblemTypes;

/** The refusals that tests expect. Status and type must fit each other: the filter sees to that. */
final class Problems {

    private static final ProblemTypes TYPES = ProblemTypes.load();

    private Problems() {}

    static ResponseSpecification problem(String type) {
        return new ResponseSpecBuilder()
                .expectStatusCode(TYPES.status(type))
                .expectBody("type", is(ProblemTypes.PREFIX + type))
                .build();
    }

    /** A 400 that names the field. */
    static ResponseSpecification invalid(String field) {
        return new ResponseSpecBuilder()
                .expectStatusCode(400)
                .expectBody("type", is(ProblemTypes.PREFIX + "validation"))
                .expectBody("errors.field", hasItem(field))
                .build();
    }
}
