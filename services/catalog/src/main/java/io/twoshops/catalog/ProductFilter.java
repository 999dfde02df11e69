package io.twoshops.catalog;

import io.quarkus.panache.common.Sort;
import io.twoshops.chassis.problem.ProblemException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A {@link ProductQuery} that was found valid, in the words of the database. */
record ProductFilter(@Nullable String category, @Nullable String pattern, Sort sort) {
    private static final int LONGEST_TEXT = 100;
    private static final Map<String, Sort> ORDERS = Map.of(
            "name", Sort.ascending("sortName", "sku"),
            "-name", Sort.descending("sortName", "sku"),
            "price", Sort.ascending("price", "sku"),
            "-price", Sort.descending("price", "sku"),
            "newest", Sort.descending("added"));

    static ProductFilter of(ProductQuery query, Predicate<String> knownCategory) {
        Sort sort = ORDERS.get(query.sort());
        if (sort == null) {
            throw ProblemException.invalid("sort", "must be name, -name, price, -price or newest");
        }
        String category = query.category();
        if (category != null && (category.indexOf('\0') >= 0 || !knownCategory.test(category))) {
            throw ProblemException.invalid("category", "is not known");
        }
        return new ProductFilter(category, pattern(query.q()), sort);
    }

    private static @Nullable String pattern(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return null;
        }
        if (q.length() > LONGEST_TEXT) {
            throw ProblemException.invalid("q", "must be at most " + LONGEST_TEXT + " characters");
        }
        if (q.indexOf('\0') >= 0) {
            throw ProblemException.invalid("q", "must not hold a NUL");
        }
        return '%' + q.strip().toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0") + '%';
    }
}
