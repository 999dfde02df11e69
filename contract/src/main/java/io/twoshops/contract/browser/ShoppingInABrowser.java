package io.twoshops.contract.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A customer shops from the search to a confirmed order, in a real browser. System properties: {@code shop.url},
 * {@code shop.arm}, and {@code shop.chromium}, the path of Chromium ({@code /usr/bin/chromium}).
 */
@DisplayName("shopping in a browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public class ShoppingInABrowser {

    private static final int PATIENCE_MILLIS = 60_000;

    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        // Debian's Chromium is used as it is: nothing is downloaded.
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("shop.chromium", "/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @ParameterizedTest(name = "in {0} at {1} × {2}")
    @CsvSource({
        "en, 1280, 800, Earl Grey 100 g",
        "ko, 1280, 800, 얼그레이 100g",
        "en, 360, 740, Earl Grey 100 g",
        "ko, 360, 740, 얼그레이 100g"
    })
    void buysWhatTheSearchFound(String language, int width, int height, String title) {
        List<String> errors = new ArrayList<>();
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setLocale("en-US"))) {
            Page page = context.newPage();
            page.setDefaultTimeout(PATIENCE_MILLIS);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    errors.add(message.text());
                }
            });
            page.onPageError(errors::add);
            new Visit(page).shops(language, title);
            assertEquals(List.of(), errors, "errors in the browser's console");
        }
    }

    /** One visit to the shop, step by step. */
    private record Visit(Page page) {

        void shops(String language, String title) {
            page.navigate(System.getProperty("shop.url"));
            page.getByTestId("lang-" + language).click();
            assertThat(page.locator("html")).hasAttribute("lang", language);
            assertThat(page.getByTestId("arm-badge")).hasAttribute("data-arm", System.getProperty("shop.arm"));
            registers();
            finds(title);
            fitsTheScreen();
            fillsTheCart(title);
            orders();
            seesTheOrderAgain();
            page.getByTestId("account-link").click();
            page.getByTestId("logout").click();
            assertThat(page.getByTestId("my-orders-link")).isHidden();
        }

        private void registers() {
            page.navigate(System.getProperty("shop.url") + "/#/register");
            page.getByTestId("register-name").fill("Kim Haneul");
            page.getByTestId("register-email").fill(UUID.randomUUID() + "@example.com");
            page.getByTestId("register-password").fill("correct horse");
            page.getByTestId("register-submit").click();
            assertThat(page.getByTestId("register-submit")).isHidden();
        }

        private void finds(String title) {
            page.navigate(System.getProperty("shop.url") + "/#/products");
            // The frame is drawn again when the page is complete, and the search field with it.
            assertThat(page.locator("main:not([aria-busy])")).isVisible();
            page.getByTestId("search-input").fill(title);
            page.getByTestId("search-submit").click();
            Locator found = page.getByTestId("product-card")
                    .filter(new Locator.FilterOptions().setHasText(title))
                    .first();
            assertThat(found).isVisible();
            found.getByTestId("product-title").click();
            assertThat(page.getByTestId("product-stock")).isVisible();
        }

        private void fitsTheScreen() {
            assertEquals(
                    0,
                    ((Number) page.evaluate("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"))
                            .intValue(),
                    "pixels beyond the right edge");
        }

        private void fillsTheCart(String title) {
            page.getByTestId("add-to-cart").first().click();
            assertThat(page.getByTestId("cart-count")).containsText("1");
            page.getByTestId("cart-link").click();
            assertThat(page.locator("main")).containsText(title);
            assertThat(page.getByTestId("cart-total")).containsText(Pattern.compile("\\d"));
            fitsTheScreen();
            page.getByTestId("checkout-link").click();
        }

        private void orders() {
            page.getByTestId("address-recipient").fill("김하늘");
            page.getByTestId("address-street").fill("세종대로 110");
            page.getByTestId("address-city").fill("서울");
            page.getByTestId("address-postalCode").fill("04524");
            page.getByTestId("card-select").selectOption("tok_ok");
            page.getByTestId("place-order").click();
            assertThat(page.getByTestId("order-id")).isVisible();
            page.getByTestId("order-status")
                    .and(page.locator("[data-status=CONFIRMED]"))
                    .waitFor();
            fitsTheScreen();
        }

        private void seesTheOrderAgain() {
            String orderId = page.getByTestId("order-id").textContent().strip();
            page.getByTestId("my-orders-link").click();
            assertThat(page.getByTestId("order-status").first()).isVisible();
            assertThat(page.locator("main")).containsText(orderId.substring(0, 8));
        }
    }
}
