package io.twoshops.it;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.TargetException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryOfMonolithIT {
    private static Shops shops;
    private static Crashes crashes;

    @BeforeAll
    static void up() throws TargetException, InterruptedException {
        shops = new Shops(Arm.MONOLITH, "recovery");
        crashes = new Crashes(shops.deployment());
    }

    @AfterAll
    static void down() {
        shops.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"orders.placed", "orders.paid", "orders.confirmed"})
    void finishesAnOrderWhoseProcessDiedAt(String point) throws Exception {
        crashes.killHeldAt(point);
    }

    @Test
    void losesNothingWhenItDiesUnderLoad() throws Exception {
        crashes.killUnderLoad("monolith");
    }

    @Test
    void losesNothingWhenItsDatabaseDies() throws Exception {
        crashes.killUnderLoad("postgres");
    }

    @Test
    void losesNothingWhenItsDatabaseIsDownForAWhile() throws Exception {
        crashes.stopUnderLoad("postgres", Duration.ofSeconds(3));
    }
}
