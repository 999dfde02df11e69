package io.twoshops.lab.target.processes;

import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Http;
import io.twoshops.lab.target.Ports;
import io.twoshops.lab.target.PrivateFiles;
import io.twoshops.lab.target.Progress;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.target.Workspace;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs an arm once, with a customer in it, so that the JVMs can write their start-up caches when they end. */
final class Training {
    /** Writing a cache takes a JVM 5 to 10 s, much more on a machine that is busy otherwise. */
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(180);

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern SKU = Pattern.compile("\"sku\"\\s*:\\s*\"([^\"]+)\"");
    private final Workspace workspace;
    private final StartUpCaches caches;
    private String token = "";

    Training(Workspace workspace, StartUpCaches caches) {
        this.workspace = workspace;
        this.caches = caches;
    }

    /** Makes the caches of an arm, unless another process just did; returns the programs for which it did not work. */
    List<String> run(Arm arm, Progress progress) throws TargetException, IOException {
        progress.step("recording start-up caches of the " + arm.id() + ", once per build", 0, 3);
        Files.createDirectories(caches.folder());
        try (FileChannel channel = FileChannel.open(
                        caches.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock ignored = channel.lock()) {
            List<String> missing = caches.missing(arm);
            return missing.isEmpty() ? missing : record(arm, missing, progress);
        }
    }

    private List<String> record(Arm arm, List<String> programs, Progress progress) throws TargetException, IOException {
        Workspace scratch = workspace.of("training-" + ProcessHandle.current().pid());
        ProcessTarget target = new ProcessTarget(scratch, true);
        DeployOptions options = DeployOptions.DEFAULT.withPortOffset(Ports.freeOffset(arm));
        try {
            Deployment deployment = target.deploy(arm, options, Progress.SILENT);
            progress.step("recording start-up caches: a customer shops", 1, 3);
            shop(deployment);
            progress.step("recording start-up caches: writing them", 2, 3);
            write((ProcessDeployment) deployment, programs);
        } finally {
            target.remove(arm, true);
            PrivateFiles.deleteTree(scratch.state());
        }
        progress.step("start-up caches of the " + arm.id() + " recorded", 3, 3);
        return caches.missing(arm);
    }

    /** As many at a time as there are processors: each takes one of them and 300 MB. */
    private void write(ProcessDeployment deployment, List<String> programs) {
        ExecutorService writers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            CompletableFuture.allOf(deployment.processes().stream()
                            .filter(unit -> programs.contains(unit.name()))
                            .sorted(Comparator.comparing(unit -> unit.kind().isUsed()))
                            .map(unit -> CompletableFuture.runAsync(() -> write(unit), writers))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            writers.shutdown();
        }
    }

    private void write(ProcessUnit unit) {
        unit.stop(WRITE_LIMIT);
        caches.take(unit.name());
    }

    private void shop(Deployment deployment) {
        String email = UUID.randomUUID() + "@training.example";
        for (int round = 0; round < 3; round++) {
            call(deployment, "GET", "/", null);
            call(deployment, "GET", "/api/categories", null);
            String products = call(deployment, "GET", "/api/products?size=5", null);
            Matcher sku = SKU.matcher(products);
            String chosen = sku.find() ? sku.group(1) : "none";
            call(deployment, "GET", "/api/products?q=a&sort=price", null);
            call(deployment, "GET", "/api/products/" + chosen, null);
            call(deployment, "GET", "/api/recommendations?sku=" + chosen, null);
            call(
                    deployment,
                    "POST",
                    "/api/accounts",
                    "{\"email\":\"" + email + "\",\"password\":\"training-password-1\",\"name\":\"Training\"}");
            Matcher found = TOKEN.matcher(call(
                    deployment,
                    "POST",
                    "/api/sessions",
                    "{\"email\":\"" + email + "\",\"password\":\"training-password-1\"}"));
            token = found.find() ? found.group(1) : "";
            call(deployment, "PUT", "/api/cart/items/" + chosen, "{\"quantity\":1}");
            call(deployment, "GET", "/api/cart", null);
            call(deployment, "POST", "/api/orders", ORDER);
            call(deployment, "GET", "/api/orders", null);
        }
    }

    private static final String ORDER =
            """
            {"paymentToken":"tok_ok","address":{"recipient":"Kim","street":"1 Sejong-daero","city":"Seoul",\
            "postalCode":"04524"}}""";

    /** An answer is wanted for the code that it runs; what it says does not matter here. */
    private String call(Deployment deployment, String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        deployment.publicUrl().resolve(path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (path.equals("/api/orders") && body != null) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        try {
            return Http.send(request, ANSWER_LIMIT, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
