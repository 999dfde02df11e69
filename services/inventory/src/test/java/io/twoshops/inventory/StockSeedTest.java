package io.twoshops.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.twoshops.PostgresResource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class StockSeedTest {
    private static final int WANTED = 200;

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    @Inject
    Inventory inventory;

    @Test
    void stocksTheVariantsThatTheCatalogueMakes() {
        String firstVariant = "COF-YIRGA-250-V0001";
        String lastVariant = "COF-FILTER-100-V0003";

        sow();
        inventory.reserve(UUID.randomUUID(), Map.of(firstVariant, 1));
        sow();

        assertThat(inventory.available(List.of("COF-YIRGA-250", firstVariant, lastVariant, "COF-YIRGA-250-V0004")))
                .containsEntry("COF-YIRGA-250", 120)
                .containsEntry(firstVariant, 999)
                .containsEntry(lastVariant, 1000)
                .containsEntry("COF-YIRGA-250-V0004", 0);
    }

    private void sow() {
        QuarkusTransaction.requiringNew().run(() -> {
            try {
                new StockSeed(database, json, () -> WANTED).sow(new StartupEvent());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
