package io.twoshops.carts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.twoshops.PostgresResource;
import io.twoshops.chassis.problem.ProblemException;
import io.twoshops.chassis.problem.UnavailableException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoCatalog.class)
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CatalogDownTest {
    private final UUID account = UUID.randomUUID();

    @Inject
    CartService carts;

    @Inject
    CartItems items;

    @Test
    void showsACartWithoutPricesAndSaysSo() {
        items.put(account, "TEA-A", 2);

        CartView cart = carts.view(account);

        assertThat(cart.degraded()).containsExactly("catalog");
        assertThat(cart.total()).isNull();
        assertThat(cart.items()).containsExactly(new CartView.Line("TEA-A", 2, null, null, null));
    }

    @Test
    void takesNothingInThatItCannotLookUp() {
        assertThatThrownBy(() -> carts.put(account, "TEA-A", 1)).isInstanceOf(UnavailableException.class);

        assertThat(items.of(account)).isEmpty();
    }

    @Test
    void knowsWithoutTheCatalogueWhatCannotBeAProduct() {
        for (String sku : List.of("tea", "&".repeat(2_800), "\0")) {
            assertThatThrownBy(() -> carts.put(account, sku, 1))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.type().name()).isEqualTo("not-found"));
        }
    }

    @Test
    void stillTakesOut() {
        items.put(account, "TEA-A", 2);

        assertThat(carts.remove(account, "TEA-A").items()).isEmpty();
    }
}
