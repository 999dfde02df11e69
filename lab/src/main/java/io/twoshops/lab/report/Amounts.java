package io.twoshops.lab.report;

import io.twoshops.lab.check.Estimate;
import java.util.Locale;

/** Numbers as a terminal shows them. */
final class Amounts {
    private static final double MIB = 1024.0 * 1024;

    private Amounts() {}

    /** A number with its unit: 3.5 s, 226 MiB, 28 %. */
    static String amount(double value, String unit) {
        return (number(value, unit) + " " + shown(unit)).strip();
    }

    /** A median with its interval: 3.5 [3.1, 4.0] s. */
    static String interval(Estimate estimate, String unit) {
        return (number(estimate.median(), unit) + " [" + number(estimate.low(), unit) + ", "
                        + number(estimate.high(), unit) + "] " + shown(unit))
                .strip();
    }

    static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width - 1) + "…";
    }

    private static String number(double value, String unit) {
        return switch (unit) {
            case "B" -> String.format(Locale.ROOT, value < 10 * MIB ? "%.1f" : "%.0f", value / MIB);
            case "s" -> String.format(Locale.ROOT, "%.1f", value);
            case "share" -> String.format(Locale.ROOT, "%.0f", value * 100);
            case "lines" -> String.format(Locale.ROOT, "%.0f", value);
            default -> String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
        };
    }

    private static String shown(String unit) {
        return switch (unit) {
            case "B" -> "MiB";
            case "share" -> "%";
            case "lines" -> "";
            default -> unit;
        };
    }
}
