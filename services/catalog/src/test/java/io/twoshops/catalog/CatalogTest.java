package io.twoshops.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.twoshops.PostgresResource;
import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.web.Page;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CatalogTest {
    private static final int WANTED = 200;

    @Inject
    Catalog catalog;

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void sow() {
        QuarkusTransaction.requiringNew().run(() -> {
            try {
                new CatalogSeed(database, json, () -> WANTED).sow(new StartupEvent());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void growsByVariantsOfTheHandMadeProducts() {
        assertThat(search(null, null, "name", 0, 1).total()).isEqualTo(WANTED);
        assertThat(catalog.findAll(List.of("COF-YIRGA-250-V0001", "COF-FILTER-100-V0003", "COF-YIRGA-250-V0004")))
                .containsOnlyKeys("COF-YIRGA-250-V0001", "COF-FILTER-100-V0003");
    }

    @Test
    void findsTextInEitherLanguageWhateverItsCase() {
        assertThat(search(null, "YIRGACHEFFE", "name", 0, 100).items())
                .extracting(CatalogEntry::sku)
                .contains("COF-YIRGA-250");
        assertThat(search("coffee", "예가체프", "name", 0, 100).items())
                .extracting(CatalogEntry::sku)
                .contains("COF-YIRGA-250");
        assertThat(search("tea", "예가체프", "name", 0, 100).items()).isEmpty();
    }

    @Test
    void takesTheSignsOfPatternsLiterally() {
        assertThat(search(null, "%", "name", 0, 1).total()).isZero();
        assertThat(search(null, "Y_rgacheffe", "name", 0, 1).total()).isZero();
        assertThat(search(null, "\\", "name", 0, 1).total()).isZero();
        assertThat(search(null, "' OR 1=1 --", "name", 0, 1).total()).isZero();
    }

    @Test
    void sortsAcrossPages() {
        Page<CatalogEntry> first = search(null, null, "name", 0, 100);
        Page<CatalogEntry> second = search(null, null, "name", 1, 100);

        assertThat(first.items()).hasSize(100).doesNotContainAnyElementsOf(second.items());
        assertThat(first.items())
                .extracting(entry -> entry.name().en().toLowerCase(Locale.ROOT))
                .isSorted();
        assertThat(search(null, null, "price", 0, 100).items())
                .extracting(CatalogEntry::price)
                .isSorted();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> search("nowhere", null, "name", 0, 1)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> search(null, null, "colour", 0, 1)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> search(null, "\0", "name", 0, 1)).isInstanceOf(ProblemException.class);
        assertThat(catalog.find("\0")).isEmpty();
    }

    private Page<CatalogEntry> search(@Nullable String category, @Nullable String q, String sort, int page, int size) {
        return catalog.search(new ProductQuery(category, q, sort, page, size));
    }
}
