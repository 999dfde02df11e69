package io.twoshops.shipping;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;

/** What shipping needs of an event; what else is in it is none of its business and may change. */
@JsonIgnoreProperties(ignoreUnknown = true)
record OrderEvent(
        @JsonProperty(required = true) UUID eventId,
        @JsonProperty(required = true) String type,
        @JsonProperty(required = true) UUID orderId) {}
