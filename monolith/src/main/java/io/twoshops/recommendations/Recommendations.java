package io.twoshops.recommendations;

import io.twoshops.carts.Carts;
import io.twoshops.catalog.Catalog;
import io.twoshops.catalog.CatalogEntry;
import io.twoshops.catalog.ProductQuery;
import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.chassis.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What goes well with a product or a cart: what was bought together, the most often first, filled up from the same
 * category where too little is known. The same purchases always give the same answer.
 */
@ApplicationScoped
@FaultPoint("recommendations")
public class Recommendations {
    private static final int MOST = 6;
    /** How much of a category is looked at to fill up; a category of the hand-made catalogue is smaller. */
    private static final int SHELF = 50;
    /** What cannot be a SKU is not asked for: PostgreSQL, for one, refuses a NUL. */
    private static final Pattern SKU = Pattern.compile("[A-Z0-9][A-Z0-9-]{2,39}");

    private final Purchases purchases;
    private final Catalog catalog;
    private final Carts carts;

    Recommendations(Purchases purchases, Catalog catalog, Carts carts) {
        this.purchases = purchases;
        this.catalog = catalog;
        this.carts = carts;
    }

    /**
     * {@return at most six products that go with this one}
     *
     * @throws ProblemException 404 when the catalogue has no such product
     */
    public List<Recommendation> forProduct(String sku) {
        if (!SKU.matcher(sku).matches()) {
            throw unknown(sku);
        }
        List<String> others = purchases.boughtWith(List.of(sku), MOST);
        Map<String, CatalogEntry> products = catalog.findAll(union(List.of(sku), others));
        CatalogEntry product = products.get(sku);
        if (product == null) {
            throw unknown(sku);
        }
        return fillUp(known(others, products), product.category(), Set.of(sku));
    }

    /** {@return at most six products that go with the customer's cart; the best sellers while it is empty} */
    public List<Recommendation> forCart(UUID accountId) {
        Set<String> inCart = carts.items(accountId).keySet();
        List<String> others = inCart.isEmpty() ? purchases.bestSellers(MOST) : purchases.boughtWith(inCart, MOST);
        Map<String, CatalogEntry> products = catalog.findAll(union(inCart, others));
        String category = known(inCart, products).stream()
                .map(CatalogEntry::category)
                .findFirst()
                .orElse(null);
        return fillUp(known(others, products), category, inCart);
    }

    private List<Recommendation> fillUp(List<CatalogEntry> chosen, @Nullable String category, Set<String> without) {
        Stream<CatalogEntry> more = chosen.size() < MOST ? shelf(category).stream() : Stream.empty();
        return Stream.concat(chosen.stream(), more)
                .filter(product -> !without.contains(product.sku()))
                .distinct()
                .limit(MOST)
                .map(Recommendation::of)
                .toList();
    }

    private List<CatalogEntry> shelf(@Nullable String category) {
        Map<String, CatalogEntry> products = new LinkedHashMap<>();
        catalog.search(new ProductQuery(category, null, "name", 0, SHELF))
                .items()
                .forEach(product -> products.put(product.sku(), product));
        return known(purchases.byPopularity(products.keySet()), products);
    }

    private static ProblemException unknown(String sku) {
        return ProblemException.notFound("there is no product " + sku);
    }

    private static List<CatalogEntry> known(Collection<String> skus, Map<String, CatalogEntry> products) {
        return skus.stream().map(products::get).filter(Objects::nonNull).toList();
    }

    private static List<String> union(Collection<String> some, Collection<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
