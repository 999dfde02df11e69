package io.twoshops.lab.experiment;

import io.twoshops.lab.check.Measures;
import io.twoshops.lab.history.Entry.MarkKind;
import io.twoshops.lab.target.Arm;
import io.twoshops.lab.target.DeployOptions;
import io.twoshops.lab.target.Deployment;
import io.twoshops.lab.target.Image;
import io.twoshops.lab.target.Kind;
import io.twoshops.lab.target.Progress;
import io.twoshops.lab.target.Target;
import io.twoshops.lab.target.TargetException;
import io.twoshops.lab.workload.FirstCheckout;
import io.twoshops.lab.workload.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Deploys an arm from nothing and writes down what that took. */
final class DeployRun {
    private static final Duration CHECKOUT_LIMIT = Duration.ofSeconds(60);
    private final Target target;
    private final Path home;

    DeployRun(Target target, Path home) {
        this.target = target;
        this.home = home;
    }

    Deployment run(Arm arm, DeployOptions options, Progress progress, Journal journal)
            throws TargetException, IOException, InterruptedException {
        double start = journal.now();
        Deployment deployment = target.deploy(arm, options, progress);
        journal.measured(Measures.SECONDS_TO_READY, (journal.now() - start) / 1000, "s");
        boolean sold = FirstCheckout.await(new Shop(deployment.customersUrl()), CHECKOUT_LIMIT);
        if (!sold) {
            journal.mark(MarkKind.NEVER_STEADY, "no checkout succeeded");
            throw new TargetException(arm.id() + " is ready but sells nothing: no checkout succeeded within "
                    + CHECKOUT_LIMIT.toSeconds() + " s");
        }
        journal.measured(Measures.SECONDS_TO_CHECKOUT, (journal.now() - start) / 1000, "s");
        long applications = deployment.units().stream()
                .filter(unit -> unit.kind() == Kind.APPLICATION)
                .map(unit -> unit.spec().application())
                .distinct()
                .count();
        journal.measured(Measures.DEPLOYABLES, applications, "");
        journal.measured(Measures.UNITS, deployment.units().size(), "");
        journal.summed(Measures.CONFIG_LINES, "lines", new Artifacts(home, arm).configLines());
        journal.summed(Measures.BYTES, "B", new Artifacts(home, arm).bytes());
        images(journal, target.images(arm));
        return deployment;
    }

    /** What has to be stored and sent, each layer once; and what would come on top if no layer were shared. */
    private static void images(Journal journal, List<Image> images) {
        if (images.isEmpty()) {
            return;
        }
        journal.measured(Measures.IMAGE_BYTES, Image.once(images), "B");
        journal.measured(Measures.IMAGE_LAYERS, Image.together(images).size(), "");
        journal.measured(Measures.SHARED_BYTES, Image.saved(images), "B");
    }
}
