package io.twoshops.lab.experiment;

import io.twoshops.lab.check.Measures;
import io.twoshops.lab.target.Machine;
import io.twoshops.lab.target.Storage;
import io.twoshops.lab.target.TargetException;

/** Looks what containers keep, and how fast they write. */
final class StorageRun {
    private static final int MIB = 64;
    private final Machine machine;

    StorageRun(Machine machine) {
        this.machine = machine;
    }

    void run(Journal journal) throws TargetException {
        Storage storage = machine.store(MIB);
        journal.measured(Measures.LAYER_BYTES, storage.layerBytes(), "B");
        journal.measured(Measures.LAYER_SPEED, MIB / storage.layerSeconds(), "MiB/s");
        journal.measured(Measures.VOLUME_SPEED, MIB / storage.volumeSeconds(), "MiB/s");
        journal.measured(Measures.KEPT_BY_RESTART, share(storage.keptInLayerByRestart()), "share");
        journal.measured(Measures.KEPT_IN_LAYER, share(storage.keptInLayer()), "share");
        journal.measured(Measures.KEPT_IN_VOLUME, share(storage.keptInVolume()), "share");
    }

    private static double share(boolean kept) {
        return kept ? 1 : 0;
    }
}
