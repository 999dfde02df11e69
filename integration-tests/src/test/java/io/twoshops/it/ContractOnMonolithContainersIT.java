package io.twoshops.it;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.TargetException;
import org.jspecify.annotations.Nullable;
import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;
import org.junit.platform.suite.api.SuiteDisplayName;

@Suite
@SuiteDisplayName("the contract on the monolith in containers")
@SelectPackages({"io.twoshops.contract.suite", "io.twoshops.contract.browser"})
@ConfigurationParameter(key = "junit.jupiter.extensions.autodetection.enabled", value = "true")
@IncludeClassNamePatterns(".*(Contract|InABrowser)")
class ContractOnMonolithContainersIT {
    private static @Nullable Shops shops;

    @BeforeSuite
    static void up() throws TargetException, InterruptedException {
        shops = Containers.announced(Arm.MONOLITH, "contract");
    }

    @AfterSuite
    static void down() {
        if (shops != null) {
            shops.closeUnharmed();
        }
    }
}
