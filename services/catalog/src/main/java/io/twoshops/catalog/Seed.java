package io.twoshops.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The hand-made goods that a new shop starts with, from {@code contract/seed}, and variants of them up to any number. */
record Seed(List<Category> categories, List<Item> products) {
    private static final String FILE = "/catalog.json";
    private static final int PRICE_STEP = 100;

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

    @JsonIgnoreProperties("stock")
    record Item(String sku, String category, long price, String image, Text name, Text description) {
        private Item variant(int number) {
            long percent = 80 + (number * 37L + sku.length() * 11L) % 41;
            long varied = Math.max(1, price * percent / 100 / PRICE_STEP) * PRICE_STEP;
            Text numbered = new Text(name.en() + ", No. " + number, name.ko() + " " + number + "호");
            return new Item(variantSku(number), category, varied, image, numbered, description);
        }

        private String variantSku(int number) {
            return "%s-V%04d".formatted(sku, number);
        }
    }
}
