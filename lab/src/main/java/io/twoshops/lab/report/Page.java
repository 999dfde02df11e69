package io.twoshops.lab.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The report: one file that holds its data, its style, its script and its charts, and asks no network for anything. */
final class Page {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POM = "META-INF/maven/org.mvnpm/echarts/pom.properties";

    String html(JsonNode environment, JsonNode results, List<String> files) throws IOException {
        ObjectNode data = JSON.createObjectNode();
        data.set("environment", environment);
        data.set("results", results);
        data.set("files", JSON.valueToTree(files));
        return resource("page.html")
                .replace("/*style*/", resource("style.css"))
                .replace("/*charts*/", charts())
                .replace("/*words*/", resource("words.js"))
                .replace("/*script*/", resource("report.js"))
                .replace("/*data*/", JSON.writeValueAsString(data).replace("<", "\\u003c"));
    }

    private static String resource(String name) throws IOException {
        return read(Page.class.getResource("/report/" + name), name);
    }

    /** The minified charts of the library on the class path, whatever its version is. */
    private static String charts() throws IOException {
        ClassLoader jars = Page.class.getClassLoader();
        Properties pom = new Properties();
        pom.load(new StringReader(read(jars.getResource(POM), POM)));
        String script = "META-INF/resources/_static/echarts/" + pom.getProperty("version") + "/dist/echarts.min.js";
        return read(jars.getResource(script), script).replace("</script", "<\\/script");
    }

    private static String read(@Nullable URL url, String name) throws IOException {
        if (url == null) {
            throw new IOException("the lab was built without " + name);
        }
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
