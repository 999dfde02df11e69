package io.twoshops.catalog;

import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import org.hibernate.exception.ConstraintViolationException;

/** How admins change the catalogue. */
@ApplicationScoped
@Transactional
class ProductAdministration {
    private static final ProblemType SKU_TAKEN = new ProblemType("sku-taken", 409, "A product with this SKU exists");

    private final ProductRepository products;
    private final CategoryRepository categories;

    ProductAdministration(ProductRepository products, CategoryRepository categories) {
        this.products = products;
        this.categories = categories;
    }

    CatalogEntry create(NewProduct wanted) {
        requireCategory(wanted.category());
        if (products.findByIdOptional(wanted.sku()).isPresent()) {
            throw skuTaken(wanted.sku());
        }
        Product product = new Product(wanted.sku(), wanted.content());
        try {
            products.persistAndFlush(product);
        } catch (ConstraintViolationException e) {
            throw skuTaken(wanted.sku());
        }
        return product.entry();
    }

    CatalogEntry change(String sku, ProductChange content) {
        Product product = Skus.possible(sku) ? products.findById(sku, LockModeType.PESSIMISTIC_WRITE) : null;
        if (product == null) {
            throw ProblemException.notFound("there is no product " + sku);
        }
        requireCategory(content.category());
        product.change(content);
        return product.entry();
    }

    private void requireCategory(String id) {
        if (!categories.exists(id)) {
            throw ProblemException.invalid("category", "is not known");
        }
    }

    private static ProblemException skuTaken(String sku) {
        return new ProblemException(SKU_TAKEN, "the SKU " + sku + " is taken");
    }
}
