package io.twoshops.orders.clients;

import io.twoshops.chassis.problem.UnavailableException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** What the other services are told to do, and what they were asked in the order in which they answered. */
@Singleton
public class Script {
    public final List<String> done = new CopyOnWriteArrayList<>();
    public final Map<String, Integer> cart = new ConcurrentHashMap<>();
    /** Calls that fail until they are taken out. */
    public final Set<String> down = ConcurrentHashMap.newKeySet();
    /** Calls that take effect once and then lose their answer. */
    public final Set<String> answerLost = ConcurrentHashMap.newKeySet();

    /** Calls that hang until they are taken out. */
    public final Set<String> hanging = ConcurrentHashMap.newKeySet();
    /** How many hang. */
    public final AtomicInteger held = new AtomicInteger();

    public volatile InventoryClient.Outcome reservation = InventoryClient.Outcome.RESERVED;
    public volatile PaymentsClient.Outcome payment = PaymentsClient.Outcome.CAPTURED;

    public void reset() {
        done.clear();
        down.clear();
        answerLost.clear();
        hanging.clear();
        cart.clear();
        cart.put("CUP", 2);
        reservation = InventoryClient.Outcome.RESERVED;
        payment = PaymentsClient.Outcome.CAPTURED;
    }

    void asked(String call) {
        if (hanging.contains(call)) {
            held.incrementAndGet();
            Awaitility.await().forever().until(() -> !hanging.contains(call));
            held.decrementAndGet();
        }
        if (down.contains(call)) {
            throw new UnavailableException(call, null);
        }
        done.add(call);
        if (answerLost.remove(call)) {
            throw new UnavailableException(call, null);
        }
    }
}
