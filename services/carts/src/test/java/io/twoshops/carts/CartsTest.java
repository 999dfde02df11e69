package io.twoshops.carts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.twoshops.PostgresResource;
import io.twoshops.carts.clients.BusyCatalog;
import io.twoshops.chassis.problem.ProblemException;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoCatalog.class)
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.GLOBAL)
class CartsTest {
    private final UUID account = UUID.randomUUID();

    @Inject
    Carts carts;

    @Inject
    CartItems items;

    @Test
    void keepsTheSequenceInWhichThingsWerePutIn() {
        items.put(account, "TEA-A", 1);
        items.put(account, "COF-B", 1);
        items.put(account, "TEA-A", 3);

        assertThat(carts.items(account)).containsExactly(entry("TEA-A", 3), entry("COF-B", 1));
    }

    @Test
    void takesWhatWasOrderedOutOncePerOrder() {
        items.put(account, "TEA-A", 5);
        items.put(account, "COF-B", 1);
        items.put(account, "BOK-C", 1);
        UUID order = UUID.randomUUID();
        Map<String, Integer> ordered = Map.of("TEA-A", 2, "COF-B", 1, "GONE-D", 1);

        carts.checkedOut(account, order, ordered);
        carts.checkedOut(account, order, ordered);

        assertThat(carts.items(account)).containsExactly(entry("TEA-A", 3), entry("BOK-C", 1));
    }

    @Test
    void knowsThePriceOfWhatIsPutInAtTheSameTime() {
        CartService service = new CartService(items, new BusyCatalog(900, () -> items.put(account, "COF-B", 2)));

        CartView cart = service.put(account, "TEA-A", 1);

        assertThat(cart.degraded()).isEmpty();
        assertThat(cart.items()).extracting(CartView.Line::sku).containsExactly("COF-B", "TEA-A");
        assertThat(cart.total()).isEqualTo(2_700);
    }

    @Test
    void holdsSoManyProductsAndNoMore() {
        for (int i = 0; i < CartItems.MOST_PRODUCTS; i++) {
            items.put(account, "SKU-" + i, 1);
        }

        assertThatThrownBy(() -> items.put(account, "ONE-MORE", 1))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type().name()).isEqualTo("cart-full"));
        items.put(account, "SKU-0", 2);

        assertThat(carts.items(account)).hasSize(CartItems.MOST_PRODUCTS).containsEntry("SKU-0", 2);
    }
}
