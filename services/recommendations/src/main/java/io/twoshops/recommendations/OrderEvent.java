package io.twoshops.recommendations;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;

/** What recommendations reads of an order's event. */
record OrderEvent(
        @JsonProperty(required = true) UUID eventId,
        @JsonProperty(required = true) String type,
        @JsonProperty(required = true) List<Line> lines) {
    List<String> skus() {
        return lines.stream().map(Line::sku).toList();
    }

    /** One product of the order. */
    record Line(@JsonProperty(required = true) String sku) {}
}
