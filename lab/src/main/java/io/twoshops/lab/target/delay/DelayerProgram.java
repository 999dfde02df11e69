package io.twoshops.lab.target.delay;

import io.twoshops.lab.target.Delayed;
import io.twoshops.lab.target.Network;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The program that delays the packets of the network namespace which it is started in. It prints {@value #READY} when it is
 * bound to its queue, answers each line of its standard input with the two numbers of {@link Delayed}, and ends when its
 * standard input does: with the lab, however that ended. Then it lets go what it holds.
 *
 * <p>It exits with 1 when its arguments are wrong or the kernel refuses, and says why in the last line of its standard error.
 */
public final class DelayerProgram {
    static final String READY = "ready";
    private static final int MOST_QUEUE = 65_535;

    private DelayerProgram() {}

    /** @param arguments the number of the queue, and for how many milliseconds packets are held */
    public static void main(String[] arguments) throws IOException {
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> die(e));
        if (arguments.length != 2) {
            throw new IllegalArgumentException("two arguments are needed: the number of the queue, and milliseconds");
        }
        int number = number("the number of the queue", arguments[0], 0, MOST_QUEUE);
        int millis = number("millis", arguments[1], 1, Network.MOST_DELAY_MILLIS);
        Delayer delayer = new Delayer(new NetfilterQueue(number), millis);
        delayer.start();
        answer(delayer);
        delayer.end();
    }

    /** Without this process packets pass, so half of it must not live on. */
    private static void die(Throwable e) {
        boolean told = e instanceof IllegalArgumentException || e instanceof IllegalStateException;
        System.err.println(told ? e.getMessage() : e.toString());
        Runtime.getRuntime().halt(1);
    }

    static int number(String what, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below like a number out of range.
        }
        throw new IllegalArgumentException(what + " must be from " + least + " to " + most + ", and not " + text);
    }

    private static void answer(Delayer delayer) throws IOException {
        System.out.println(READY);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (questions.readLine() != null) {
            Delayed delayed = delayer.delayed();
            System.out.println(delayed.packets() + " " + delayed.leastNanos());
        }
    }
}
