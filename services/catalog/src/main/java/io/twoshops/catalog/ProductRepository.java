package io.twoshops.catalog;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.twoshops.chassis.web.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import org.hibernate.jpa.HibernateHints;

@ApplicationScoped
class ProductRepository implements PanacheRepositoryBase<Product, String> {
    Page<CatalogEntry> search(ProductFilter filter, int page, int size) {
        StringJoiner where = new StringJoiner(" and ").setEmptyValue("");
        Parameters parameters = new Parameters();
        if (filter.category() != null) {
            where.add("category = :category");
            parameters.and("category", filter.category());
        }
        if (filter.pattern() != null) {
            where.add("searchText like :pattern escape '\\'");
            parameters.and("pattern", filter.pattern());
        }
        boolean all = where.length() == 0;
        PanacheQuery<Product> found = all ? findAll(filter.sort()) : find(where.toString(), filter.sort(), parameters);
        List<Product> products = found.page(page, size)
                .withHint(HibernateHints.HINT_READ_ONLY, true)
                .list();
        // A query of its own, whose plan is kept; found.count() would be derived and translated anew each time.
        return new Page<>(entries(products), page, size, all ? count() : count(where.toString(), parameters));
    }

    List<CatalogEntry> withSkus(Collection<String> skus) {
        List<String> possible = skus.stream().filter(Skus::possible).distinct().toList();
        return possible.isEmpty() ? List.of() : entries(list("sku in ?1", possible));
    }

    private static List<CatalogEntry> entries(List<Product> products) {
        return products.stream().map(Product::entry).toList();
    }
}
