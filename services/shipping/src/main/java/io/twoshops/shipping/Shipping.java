package io.twoshops.shipping;

import io.twoshops.chassis.faults.FaultPoint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What may be asked about parcels. */
@ApplicationScoped
@FaultPoint("shipping")
public class Shipping {
    private final ParcelRepository parcels;

    Shipping(ParcelRepository parcels) {
        this.parcels = parcels;
    }

    /** {@return the shipment of each order that has one} */
    @Transactional
    public Map<UUID, Shipment> find(Collection<UUID> orderIds) {
        if (orderIds.isEmpty()) {
            return Map.of();
        }
        return parcels.list("orderId in ?1", orderIds).stream()
                .map(Parcel::shipment)
                .collect(Collectors.toMap(Shipment::orderId, Function.identity()));
    }
}
