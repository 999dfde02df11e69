package io.twoshops.lab.bench;

import io.twoshops.lab.target.Database;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Unit;
import io.twoshops.lab.workload.Shop;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The limit application on the monolith's database, in a Java process with the monolith's own flags. */
final class LimitApplication implements AutoCloseable {
    private static final int PORT = 8060;
    private static final long READY_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private final Process process;
    private final Shop shop;

    private LimitApplication(Process process, Shop shop) {
        this.process = process;
        this.shop = shop;
    }

    /** Starts it and waits for its first answer. */
    static LimitApplication start(Path home, Unit monolith, Database database, int portOffset)
            throws TargetException, IOException, InterruptedException {
        Path jar = home.resolve("limit/target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new TargetException("limit is not built: " + home.relativize(jar) + " is missing");
        }
        List<String> command = flags(monolith.pid());
        command.add("-Dquarkus.http.port=" + (PORT + portOffset));
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")));
        builder.environment().put("SHOP_DB_URL", database.url());
        builder.environment().put("SHOP_DB_USER", database.user());
        builder.environment().put("SHOP_DB_PASSWORD", database.password());
        LimitApplication limit =
                new LimitApplication(builder.start(), new Shop(URI.create("http://127.0.0.1:" + (PORT + portOffset))));
        try {
            limit.awaitReady();
        } catch (TargetException | InterruptedException e) {
            limit.close();
            throw e;
        }
        return limit;
    }

    /** Java and every flag that begins with {@code -X}; start-up caches are another application's. */
    private static List<String> flags(long pid) throws IOException {
        String line = Files.readString(Path.of("/proc/" + pid + "/cmdline"));
        List<String> words = Arrays.asList(line.split("\0"));
        List<String> flags = new ArrayList<>();
        flags.add(
                words.stream().filter(word -> word.endsWith("java")).findFirst().orElse("java"));
        words.stream()
                .filter(word -> word.startsWith("-X"))
                .filter(word -> !word.startsWith("-XX:AOTCache=") && !word.startsWith("-XX:SharedArchiveFile="))
                .forEach(flags::add);
        return flags;
    }

    private void awaitReady() throws TargetException, InterruptedException {
        long end = System.nanoTime() + READY_LIMIT_NANOS;
        while (!shop.answers("/api/products?page=0&size=20")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new TargetException("the limit application does not answer");
            }
            Thread.sleep(100);
        }
    }

    Shop shop() {
        return shop;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
