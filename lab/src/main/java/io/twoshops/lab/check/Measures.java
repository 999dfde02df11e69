package io.twoshops.lab.check;

import java.util.List;

/** Names of the numbers that runs write down besides requests. */
public final class Measures {
    /** Seconds. */
    public static final String LONGEST_UNDECIDED = "longestUndecided";

    /** Calls into the struck module while the fault was on: what the callers ask, with all that they ask again. */
    public static final String CALLS_STRUCK = "callsStruck";

    /** How often a struck unit was asked whether it is ready, until it did not say so, or the fault was over. */
    public static final String READINESS_LOOKS = "readinessLooks";

    public static final String SECONDS_TO_READY = "secondsToReady";
    public static final String SECONDS_TO_CHECKOUT = "secondsToCheckout";
    public static final String DEPLOYABLES = "deployables";
    public static final String UNITS = "units";
    public static final String CONFIG_LINES = "configLines";
    public static final String BYTES = "bytes";
    /** Container targets only: each layer counted once. */
    public static final String IMAGE_BYTES = "imageBytes";

    public static final String IMAGE_LAYERS = "imageLayers";
    /** Container targets only: what storing each layer once saves. */
    public static final String SHARED_BYTES = "sharedBytes";

    public static final String PEAK_MEMORY = "peakMemory";

    /** The largest unit's; a unit is what is developed, deployed and restarted as one. */
    public static final String UNIT_LINES = "unitLines";

    public static final String UNIT_BYTES = "unitBytes";
    /** From the order to end it until it is ready again. */
    public static final String UNIT_SECONDS = "unitSeconds";

    /** After the first load. */
    public static final String UNIT_MEMORY = "unitMemory";
    /** Started, and not yet asked for anything. */
    public static final String UNIT_IDLE_MEMORY = "unitIdleMemory";
    /** Compilation, tests and packaging, without an image and without what the unit stands on. */
    public static final String UNIT_BUILD_SECONDS = "unitBuildSeconds";

    /** Of one changed application: compilation, tests and packaging, with its image where there are images. */
    public static final String BUILD_SECONDS = "buildSeconds";

    /** Of the files that have to be shipped anew. */
    public static final String CHANGED_BYTES = "changedBytes";
    /** Container targets only: of the layers that have to be stored and sent anew. */
    public static final String CHANGED_LAYERS = "changedLayers";
    /** From the order to end the old build until the new one is ready. */
    public static final String ROLLOUT_SECONDS = "rolloutSeconds";

    /** Those that a change is judged by. */
    static final List<String> CHANGE = List.of(BUILD_SECONDS, CHANGED_BYTES, CHANGED_LAYERS, ROLLOUT_SECONDS);

    /** Those that are there on container targets only. */
    static final List<String> OF_CONTAINERS = List.of(IMAGE_BYTES, CHANGED_LAYERS);

    /** Of all units, restarted one after the other: with the start-up caches that they are deployed with. */
    public static final String CACHED_SECONDS = "cachedSeconds";
    /** The same without any. */
    public static final String UNCACHED_SECONDS = "uncachedSeconds";

    /** By which a container's own layer grew when it wrote a file. */
    public static final String LAYER_BYTES = "layerBytes";

    public static final String LAYER_SPEED = "layerSpeed";
    public static final String VOLUME_SPEED = "volumeSpeed";
    /** The share of files in a container's own layer that outlive its restart. */
    public static final String KEPT_BY_RESTART = "keptByRestart";
    /** The share of them that outlive the container. */
    public static final String KEPT_IN_LAYER = "keptInLayer";
    /** The share of files in a volume that outlive the container. */
    public static final String KEPT_IN_VOLUME = "keptInVolume";

    /** Those that units are judged by. */
    static final List<String> UNIT =
            List.of(UNIT_LINES, UNIT_BUILD_SECONDS, UNIT_BYTES, UNIT_SECONDS, UNIT_MEMORY, UNIT_IDLE_MEMORY);

    /** Those that a deployment is judged by; the rest is told along with them. */
    public static final List<String> FOOTPRINT =
            List.of(SECONDS_TO_CHECKOUT, DEPLOYABLES, CONFIG_LINES, BYTES, IMAGE_BYTES, PEAK_MEMORY);

    /** That the applications used at a rate, the processor time of all of them by the time that it took. */
    public static final String CORES = "cores";

    /** That the applications used at a rate. */
    public static final String MEMORY = "memory";

    /** How many of the applications' processes there were at a rate. */
    public static final String INSTANCES = "instances";

    /** Journeys with a usable answer in a second, while a shop warms up. */
    public static final String PACE = "pace";

    /** Those of a fault or a rate, and not of a deployment. */
    static final List<String> OF_RUNS =
            List.of(LONGEST_UNDECIDED, CALLS_STRUCK, READINESS_LOOKS, CORES, MEMORY, INSTANCES, PACE);

    private Measures() {}
}
