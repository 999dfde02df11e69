package io.twoshops.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoshops.lab.target.Build;
import io.twoshops.lab.target.Unit;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReleaseWorkerTest {
    private static final Build BUILD =
            new Build(Path.of("other"), "two-shops/catalog:other", 1, 1, OptionalLong.empty());

    private long pid = 7;
    private boolean runs;
    private boolean serves;

    @Test
    void whatIsToServeHasNoProofBeforeItDoes() throws Exception {
        ReleaseWorker worker = new ReleaseWorker(unit(), BUILD, true);
        worker.start();
        runs = true;
        assertThat(worker.proof()).isNull();
        serves = true;
        pid = 8;
        assertThat(worker.proof()).isEqualTo("process 7 has given way to process 8 of another build, which is ready");
    }

    @Test
    void whatNeverServesHasItsProofWhenItRuns() throws Exception {
        ReleaseWorker worker = new ReleaseWorker(unit(), BUILD, false);
        worker.start();
        assertThat(worker.proof()).isNull();
        runs = true;
        pid = 8;
        assertThat(worker.proof()).isEqualTo("process 7 has given way to process 8 of another build");
    }

    @Test
    void whatARollingUpdateHoldsBackRunsBesideTheOld() throws Exception {
        ReleaseWorker worker = new ReleaseWorker(unit(), BUILD, false);
        worker.start();
        runs = true;
        assertThat(worker.proof()).isEqualTo("a process of another build runs beside process 7");
    }

    private Unit unit() {
        return (Unit) Proxy.newProxyInstance(
                Unit.class.getClassLoader(),
                new Class<?>[] {Unit.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "pid" -> pid;
                    case "runs" -> runs;
                    case "serves" -> serves;
                    case "release" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
