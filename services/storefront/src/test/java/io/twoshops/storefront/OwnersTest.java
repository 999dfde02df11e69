package io.twoshops.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnersTest {
    @ParameterizedTest
    @CsvSource({
        "/api/accounts, accounts",
        "/api/accounts/me, accounts",
        "/api/sessions, accounts",
        "/.well-known/jwks.json, accounts",
        "/api/categories, catalog",
        "/api/admin/products/TEA-1, catalog",
        "/api/admin/stock/TEA-1, inventory",
        "/api/cart, carts",
        "/api/cart/items/%3Cscript%3E, carts",
        "/api/orders/1/cancel, orders",
        "/api/recommendations, recommendations"
    })
    void knowsTheOwnerOfEachPath(String path, String owner) {
        assertThat(Owners.of(path)).isEqualTo(owner);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "%41", "/a"})
    void readsAPathOfAnyLength(String part) {
        assertThat(Owners.of("/api/cart/items/A" + part.repeat(100_000))).isEqualTo("carts");
        assertThat(Owners.of("/api/cart/items/A" + part.repeat(100_000) + "/.."))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/stock",
                "/api/internal/stock",
                "/api/..%2finternal/stock",
                "/api/cart/..%2F..%2Finternal/carts",
                "/api/cart/%2e%2e/%2e%2e/internal/carts",
                "/api/cart/../../internal/carts",
                "/api/cart/./items",
                "/api/cart//items",
                "//internal/stock",
                "/api/cart/..%5cinternal",
                "/api/cart/..\\internal",
                "/api/cart/%00",
                "/api/cart;x/../internal",
                "/api/cartels",
                "/api/admin",
                "/api/",
                "/.well-known/other",
                "/q/health"
            })
    void ownsNothingElse(String path) {
        assertThat(Owners.of(path)).isNull();
    }
}
