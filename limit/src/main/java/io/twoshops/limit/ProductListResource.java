package io.twoshops.limit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * A page of the product list with the SQL that the monolith issues for it and the bytes that it answers with, and nothing else: no
 * entities, no modules, no validation, no ETag.
 */
@Path("/api/products")
class ProductListResource {
    private static final String PAGE =
            """
            SELECT sku, added, category, currency, description_en, description_ko, image, name_en, name_ko, price,
                   search_text, sort_name
            FROM catalog.product ORDER BY sort_name, sku OFFSET ? ROWS FETCH FIRST ? ROWS ONLY""";

    private static final String COUNT = "SELECT count(*) FROM catalog.product";
    private static final String STOCK = "SELECT sku, available FROM inventory.stock WHERE sku = ANY (?)";
    private static final int TYPICAL_BYTES = 8192;
    private final JsonFactory json = new JsonFactory();
    private final DataSource database;

    ProductListResource(DataSource database) {
        this.database = database;
    }

    private record Product(
            String sku, String en, String ko, String category, long price, String currency, String image) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] list(@RestQuery int page, @RestQuery int size) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            List<Product> products = products(connection, page, size);
            long total = total(connection);
            return write(products, stock(connection, products), page, size, total);
        }
    }

    private static List<Product> products(Connection connection, int page, int size) throws SQLException {
        List<Product> products = new ArrayList<>(size);
        try (PreparedStatement query = connection.prepareStatement(PAGE)) {
            query.setInt(1, page * size);
            query.setInt(2, size);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    products.add(new Product(
                            rows.getString(1),
                            rows.getString(8),
                            rows.getString(9),
                            rows.getString(3),
                            rows.getLong(10),
                            rows.getString(4),
                            rows.getString(7)));
                }
            }
        }
        return products;
    }

    private static long total(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(COUNT);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Map<String, Integer> stock(Connection connection, List<Product> products) throws SQLException {
        Map<String, Integer> stock = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(STOCK)) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text", products.stream().map(Product::sku).toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    stock.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
        return stock;
    }

    private byte[] write(List<Product> products, Map<String, Integer> stock, int page, int size, long total)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeArrayFieldStart("items");
            for (Product product : products) {
                write(out, product, stock.getOrDefault(product.sku(), 0));
            }
            out.writeEndArray();
            out.writeNumberField("page", page);
            out.writeNumberField("size", size);
            out.writeNumberField("total", total);
            out.writeArrayFieldStart("degraded");
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator out, Product product, int available) throws IOException {
        out.writeStartObject();
        out.writeStringField("sku", product.sku());
        out.writeObjectFieldStart("name");
        out.writeStringField("en", product.en());
        out.writeStringField("ko", product.ko());
        out.writeEndObject();
        out.writeStringField("category", product.category());
        out.writeNumberField("price", product.price());
        out.writeStringField("currency", product.currency());
        out.writeStringField("image", product.image());
        out.writeObjectFieldStart("stock");
        out.writeNumberField("available", available);
        out.writeEndObject();
        out.writeEndObject();
    }
}
