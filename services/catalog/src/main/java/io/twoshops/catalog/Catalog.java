package io.twoshops.catalog;

import io.twoshops.chassis.faults.FaultPoint;
import io.twoshops.chassis.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the rest of the shop may ask the catalogue. */
@ApplicationScoped
@FaultPoint("catalog")
@Transactional(TxType.SUPPORTS)
public class Catalog {
    private final ProductRepository products;
    private final CategoryRepository categories;

    Catalog(ProductRepository products, CategoryRepository categories) {
        this.products = products;
        this.categories = categories;
    }

    /** {@return all categories, in the order of the shop's menu} */
    public List<Category> categories() {
        return categories.inMenuOrder();
    }

    /**
     * {@return one page of the products that fit}
     *
     * @throws io.twoshops.chassis.problem.ProblemException 400 that names the parameter when the category or the sort
     *     order is unknown or the text too long
     */
    public Page<CatalogEntry> search(ProductQuery query) {
        return products.search(ProductFilter.of(query, categories::exists), query.page(), query.size());
    }

    /** {@return the product, or empty when the catalogue surely has none with this SKU} */
    public Optional<CatalogEntry> find(String sku) {
        return Optional.ofNullable(findAll(List.of(sku)).get(sku));
    }

    /** {@return the named products by SKU; unknown ones are absent} */
    public Map<String, CatalogEntry> findAll(Collection<String> skus) {
        return products.withSkus(skus).stream().collect(Collectors.toMap(CatalogEntry::sku, Function.identity()));
    }
}
