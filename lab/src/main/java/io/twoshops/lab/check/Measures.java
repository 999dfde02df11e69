package io.twoshops.lab.check;

import java.util.List;

/** Names of the numbers that runs write down besides requests. */
public final class Measures {
    /** Seconds. */
    public static final String LONGEST_UNDECIDED = "longestUndecided";

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

    /** Those that a deployment is judged by; the rest is told along with them. */
    public static final List<String> FOOTPRINT =
            List.of(SECONDS_TO_CHECKOUT, DEPLOYABLES, CONFIG_LINES, BYTES, IMAGE_BYTES, PEAK_MEMORY);

    private Measures() {}
}
