package io.twoshops.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(schema = "catalog", name = "product")
class Product {
    /** The shop sells in won only; the column is there because money without a currency is no money. */
    static final String CURRENCY = "KRW";

    @Id
    private String sku;

    @Column(name = "name_en")
    private String nameEn;

    @Column(name = "name_ko")
    private String nameKo;

    @Column(name = "description_en")
    private String descriptionEn;

    @Column(name = "description_ko")
    private String descriptionKo;

    private String category;
    private long price;
    private String currency;
    private String image;

    /** The order in which products came into the shop; the database counts. */
    @Column(insertable = false, updatable = false)
    private Long added;

    @Column(name = "sort_name", insertable = false, updatable = false)
    private String sortName;

    @Column(name = "search_text", insertable = false, updatable = false)
    private String searchText;

    @SuppressWarnings("NullAway.Init")
    protected Product() {}

    @SuppressWarnings("NullAway.Init")
    Product(String sku, ProductChange content) {
        this.sku = sku;
        this.currency = CURRENCY;
        change(content);
    }

    final void change(ProductChange content) {
        nameEn = content.name().en();
        nameKo = content.name().ko();
        descriptionEn = content.description().en();
        descriptionKo = content.description().ko();
        category = content.category();
        price = content.price();
        image = content.image();
    }

    CatalogEntry entry() {
        return new CatalogEntry(
                sku,
                new Text(nameEn, nameKo),
                new Text(descriptionEn, descriptionKo),
                category,
                price,
                currency,
                image);
    }
}
