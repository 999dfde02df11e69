package io.twoshops.it;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.TargetException;
import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;
import org.junit.platform.suite.api.SuiteDisplayName;

@Suite
@SuiteDisplayName("the contract on the services")
@SelectPackages({"io.twoshops.contract.suite", "io.twoshops.contract.browser"})
@IncludeClassNamePatterns(".*(Contract|InABrowser)")
class ContractOnServicesIT {
    private static Shops shops;

    @BeforeSuite
    static void up() throws TargetException, InterruptedException {
        shops = new Shops(Arm.SERVICES, "contract");
        shops.announce();
    }

    @AfterSuite
    static void down() {
        shops.closeUnharmed();
    }
}
