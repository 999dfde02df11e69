package io.twoshops.contract.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The two shops differ only where {@code docs/differences.md} says so, and everything it says is so. The other tests
 * break a small pair of trees in each way that there is.
 */
class ParityTest {

    private static final String LISTED =
            """
            ## Same name, different content
            | class | reason |
            |---|---|
            | `orders.OrderService` | reaches others by HTTP |
            ## Only in the monolith
            | class | reason |
            |---|---|
            | `io.twoshops.orders.Checkout` | one transaction |
            ## Only in the services
            | class | where | reason |
            |---|---|---|
            | `orders.CheckoutSaga` | orders | steps with compensations |
            ## Eventual in the services
            | what | reason |
            |---|---|
            | shipment | Kafka |
            """;

    @TempDir
    Path root;

    @Test
    void theShopsDifferOnlyWhereTheListSaysSo() throws IOException {
        Path repository = Path.of("..");
        String list = Files.readString(repository.resolve("docs/differences.md"));
        assertEquals("", String.join("\n", Parity.violations(repository, Differences.parse(list))));
    }

    @BeforeEach
    void twoSmallShops() throws IOException {
        write("monolith/src/main/java/io/twoshops/orders/Order.java", "record Order() {}");
        write("services/orders/src/main/java/io/twoshops/orders/Order.java", "record Order() {}");
        write("monolith/src/main/java/io/twoshops/orders/OrderService.java", "facade");
        write("services/orders/src/main/java/io/twoshops/orders/OrderService.java", "client");
        write("monolith/src/main/java/io/twoshops/orders/Checkout.java", "");
        write("services/orders/src/main/java/io/twoshops/orders/CheckoutSaga.java", "");
        write("monolith/src/main/resources/db/migration/V5__orders.sql", "CREATE SCHEMA orders;");
        write("services/orders/src/main/resources/db/migration/V5__orders.sql", "CREATE SCHEMA orders;");
    }

    @Test
    void acceptsTreesWhoseDifferencesAreListed() {
        assertEquals(List.of(), violations(LISTED));
    }

    @Test
    void noticesAClassThatDrifted() throws IOException {
        write("services/orders/src/main/java/io/twoshops/orders/Order.java", "record Order() { }");
        assertEquals(List.of("Same name, different content: not listed: orders.Order"), violations(LISTED));
    }

    @Test
    void noticesAMigrationThatDrifted() throws IOException {
        write("services/orders/src/main/resources/db/migration/V5__orders.sql", "CREATE SCHEMA other;");
        assertEquals(List.of("Same name, different content: not listed: V5__orders.sql"), violations(LISTED));
    }

    @Test
    void noticesServicesThatDisagreeAmongThemselves() throws IOException {
        write("services/carts/src/main/java/io/twoshops/orders/Order.java", "record Order(int id) {}");
        assertEquals(List.of("Same name, different content: not listed: orders.Order"), violations(LISTED));
    }

    @Test
    void noticesANewClassOfOneArm() throws IOException {
        write("monolith/src/main/java/io/twoshops/carts/Extra.java", "");
        write("services/carts/src/main/java/io/twoshops/carts/Other.java", "");
        assertEquals(
                List.of(
                        "Only in the monolith: not listed: carts.Extra",
                        "Only in the services: not listed: carts.Other"),
                violations(LISTED));
    }

    @Test
    void noticesARowThatIsNoLongerSo() throws IOException {
        write("services/orders/src/main/java/io/twoshops/orders/OrderService.java", "facade");
        Files.delete(root.resolve("monolith/src/main/java/io/twoshops/orders/Checkout.java"));
        Files.delete(root.resolve("services/orders/src/main/java/io/twoshops/orders/CheckoutSaga.java"));
        assertEquals(
                List.of(
                        "Same name, different content: listed but not so: orders.OrderService",
                        "Only in the monolith: listed but not so: orders.Checkout",
                        "Only in the services: listed but not so: orders.CheckoutSaga"),
                violations(LISTED));
    }

    @Test
    void noticesARowWithoutReasonAndARowTooMany() {
        assertEquals(
                List.of("Only in the monolith: no reason for orders.Checkout"),
                violations(LISTED.replace("one transaction", "")));
        String row = "| `orders.OrderService` | reaches others by HTTP |\n";
        assertEquals(
                List.of("Same name, different content: listed twice: orders.OrderService"),
                violations(LISTED.replace(row, row + row)));
    }

    @Test
    void noticesThatThereIsNothingToCompare() throws IOException {
        Path empty = Files.createDirectory(root.resolve("empty"));
        assertEquals(List.of("nothing to compare under " + empty), Parity.violations(empty, Differences.parse("")));
    }

    private List<String> violations(String list) {
        return Parity.violations(root, Differences.parse(list));
    }

    private void write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
