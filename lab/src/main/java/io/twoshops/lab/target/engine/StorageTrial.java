package io.twoshops.lab.target.engine;

import io.twoshops.lab.target.Storage;
import io.twoshops.lab.target.TargetException;

/** A container with a volume that is written to, restarted, removed and made anew. */
final class StorageTrial {
    private static final String LAYER = "/tmp/two-shops-layer";
    private static final String VOLUME = "/volume/two-shops-volume";
    private static final String WAIT = "while :; do sleep 1; done";
    private final Engine engine;
    private final String image;
    private final String name = "two-shops-storage-" + ProcessHandle.current().pid();

    /** @param image any that has a shell and {@code dd} */
    StorageTrial(Engine engine, String image) {
        this.engine = engine;
        this.image = image;
    }

    Storage run(int mib) throws TargetException {
        try {
            engine.run("volume", "create", name);
            make();
            double layerSeconds = write(LAYER, mib);
            double volumeSeconds = write(VOLUME, mib);
            long layerBytes = Documents.one(engine.run("container", "inspect", "--size", name))
                    .path("SizeRw")
                    .asLong();
            engine.run("restart", "--time", "0", name);
            boolean byRestart = there(LAYER);
            engine.run("rm", "--force", name);
            make();
            return new Storage(layerBytes, layerSeconds, volumeSeconds, byRestart, there(LAYER), there(VOLUME));
        } finally {
            engine.attempt("rm", "--force", name);
            engine.attempt("volume", "rm", "--force", name);
        }
    }

    private void make() throws TargetException {
        engine.run(
                "run",
                "--detach",
                "--pull",
                "never",
                "--name",
                name,
                "--network",
                "none",
                "--user",
                "0",
                "--volume",
                name + ":/volume",
                "--entrypoint",
                "sh",
                image,
                "-c",
                WAIT);
    }

    private double write(String file, int mib) throws TargetException {
        long begun = System.nanoTime();
        engine.run("exec", name, "dd", "if=/dev/zero", "of=" + file, "bs=1M", "count=" + mib, "conv=fsync");
        return (System.nanoTime() - begun) / 1e9;
    }

    private boolean there(String file) throws TargetException {
        return engine.attempt("exec", name, "test", "-s", file).well();
    }
}
