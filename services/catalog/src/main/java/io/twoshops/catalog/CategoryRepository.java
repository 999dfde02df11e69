package io.twoshops.catalog;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class CategoryRepository implements PanacheRepositoryBase<ShelfCategory, String> {
    List<Category> inMenuOrder() {
        return listAll(Sort.by("position")).stream()
                .map(ShelfCategory::category)
                .toList();
    }

    boolean exists(String id) {
        return findByIdOptional(id).isPresent();
    }
}
