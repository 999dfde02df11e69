package io.twoshops.lab.target;

/**
 * What became of a file that a container wrote into its own layer, and of one that it wrote into a volume.
 *
 * @param layerBytes by which the container's layer grew, as the engine tells
 * @param layerSeconds until the file was safe on the disk
 * @param volumeSeconds until the other was
 * @param keptInLayerByRestart whether the first was there after the container was restarted
 * @param keptInLayer whether it was there after the container was removed and made anew
 * @param keptInVolume whether the other was
 */
public record Storage(
        long layerBytes,
        double layerSeconds,
        double volumeSeconds,
        boolean keptInLayerByRestart,
        boolean keptInLayer,
        boolean keptInVolume) {}
