package io.twoshops.inventory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The stock that a new shop starts with, from {@code contract/seed}; the catalogue makes its variants the same way. */
@JsonIgnoreProperties("categories")
record Seed(List<Item> products) {
    private static final String FILE = "/catalog.json";
    private static final int STOCK_OF_A_VARIANT = 1_000;

    static Seed read(ObjectMapper json) {
        try (InputStream file = Seed.class.getResourceAsStream(FILE)) {
            return json.readValue(Objects.requireNonNull(file, FILE), Seed.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return as many as wanted, but at least the hand-made ones; always the same in the same order} */
    List<Item> upTo(int wanted) {
        int made = products.size();
        return IntStream.range(0, Math.max(wanted, made))
                .mapToObj(
                        i -> i < made ? products.get(i) : products.get(i % made).variant(i / made))
                .toList();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(String sku, int stock) {
        private Item variant(int number) {
            return new Item("%s-V%04d".formatted(sku, number), STOCK_OF_A_VARIANT);
        }
    }
}
