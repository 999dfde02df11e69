package io.twoshops.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The stored form of a {@link Category}. */
@Entity
@Table(schema = "catalog", name = "category")
class ShelfCategory {
    @Id
    private String id;

    @Column(name = "name_en")
    private String nameEn;

    @Column(name = "name_ko")
    private String nameKo;

    private int position;

    @SuppressWarnings("NullAway.Init")
    protected ShelfCategory() {}

    Category category() {
        return new Category(id, new Text(nameEn, nameKo));
    }
}
