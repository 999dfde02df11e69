package io.twoshops.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No module reads or writes the tables of another. */
class ForeignSqlTest {
    private static final Path SOURCES = Path.of("src/main/java/io/twoshops");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private final ForeignSql shop = new ForeignSql(ModuleRules.ALLOWED.keySet());

    @Test
    void modulesUseTheirOwnSchemaOnly() throws IOException {
        assertThat(shop.inSources(SOURCES)).isEmpty();
    }

    @Test
    void migrationsTouchOneSchemaEach() throws IOException {
        assertThat(ForeignSql.files(MIGRATIONS, ".sql")).hasSizeGreaterThanOrEqualTo(8);
        assertThat(shop.inMigrations(MIGRATIONS)).isEmpty();
    }

    @Test
    void findsForeignTablesInLiteralsTextBlocksAndMappings(@TempDir Path root) throws IOException {
        ForeignSql example = new ForeignSql(Set.of("orders", "inventory"));
        Files.createDirectories(root.resolve("inventory"));
        Path orders = Files.createDirectories(root.resolve("orders"));
        write(
                orders,
                "Good.java",
                "import io.twoshops.inventory.Inventory; class Good { String s = \"orders.orders\"; }");
        write(orders, "Literal.java", "class Literal { String s = \"SELECT 1 FROM inventory.stock\"; }");
        write(orders, "Block.java", "class Block { String s = \"\"\"\n  DELETE\n  FROM inventory.stock\n  \"\"\"; }");
        write(orders, "Mapping.java", "@Table(name = \"stock\", schema = \"inventory\") class Mapping {}");
        assertThat(example.inSources(root))
                .containsExactlyInAnyOrder(
                        "Literal.java of orders uses schema inventory",
                        "Block.java of orders uses schema inventory",
                        "Mapping.java of orders uses schema inventory");
    }

    @Test
    void findsMigrationAcrossSchemas(@TempDir Path root) throws IOException {
        write(root, "V1__good.sql", "CREATE TABLE orders.orders (id uuid)");
        write(root, "V2__bad.sql", "ALTER TABLE orders.orders ADD FOREIGN KEY (sku) REFERENCES inventory.stock");
        assertThat(new ForeignSql(Set.of("orders", "inventory")).inMigrations(root))
                .singleElement()
                .asString()
                .startsWith("V2__bad.sql");
    }

    private static void write(Path folder, String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
