package io.twoshops.it;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.TargetException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryOfServicesIT {
    private static Shops shops;
    private static Crashes crashes;

    @BeforeAll
    static void up() throws TargetException, InterruptedException {
        shops = new Shops(Arm.SERVICES, "recovery");
        crashes = new Crashes(shops.deployment());
    }

    @AfterAll
    static void down() {
        shops.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "orders.placed",
                "orders.reserved",
                "orders.paid",
                "orders.confirmed",
                "orders.committed",
                "orders.emptied"
            })
    void finishesAnOrderWhoseCoordinatorDiedAt(String point) throws Exception {
        crashes.killHeldAt(point);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"inventory", "payments", "carts", "shipping"})
    void losesNothingWhenAParticipantDies(String service) throws Exception {
        crashes.killUnderLoad(service);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"postgres", "kafka"})
    void losesNothingWhenItIsDownForAWhile(String unit) throws Exception {
        crashes.stopUnderLoad(unit, Duration.ofSeconds(3));
    }
}
