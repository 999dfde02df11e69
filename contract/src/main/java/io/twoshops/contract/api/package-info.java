/** The promise itself, in a form that can be checked: the OpenAPI description and the list of problem types. */
@NullMarked
package io.twoshops.contract.api;

import org.jspecify.annotations.NullMarked;
