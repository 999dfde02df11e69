package io.twoshops.lab.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.twoshops.lab.target.CodeChange;
import org.jspecify.annotations.Nullable;

/**
 * A fault that is to be done; what a kind does not need is left out.
 *
 * @param module what is struck: a module of the shop, whichever process holds it, {@code postgres}, {@code kafka}, or the
 *     {@code machine}
 * @param durationSeconds how long it lasts; a crash lasts as long as the restart takes
 * @param share errors, latency: the share of calls that are struck; all if left out. loss: the share of packets. neighbour: of one
 *     processor, the most that it may use; no limit if left out
 * @param millis latency: how much longer a call takes. delay: how much later a packet arrives, from 1 to 60000
 * @param mibPerSecond leak: how fast
 * @param cores cpu, neighbour: how many threads spin
 * @param connections pool: how many are taken
 * @param at crash: the named point of the code at which the process halts; a SIGKILL from outside if left out
 * @param change release: what is changed in the code
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FaultSpec(
        FaultKind kind,
        String module,
        double durationSeconds,
        @Nullable Double share,
        @Nullable Integer millis,
        @Nullable Integer mibPerSecond,
        @Nullable Integer cores,
        @Nullable Integer connections,
        @Nullable String at,
        @Nullable CodeChange change) {

    /** The same fault for another time. */
    public FaultSpec lasting(double seconds) {
        return new FaultSpec(kind, module, seconds, share, millis, mibPerSecond, cores, connections, at, change);
    }

    /**
     * Whether it strikes some time after it was ordered, when it is seen: a heap has to fill, a point has to be come to, a bad build
     * has to take over.
     */
    public boolean belated() {
        return kind == FaultKind.leak || at != null || change != null && change.takesOver();
    }

    /** What it is called in results: its kind, with what tells it from others of its kind. */
    public String label() {
        if (change != null) {
            return kind.name() + ":" + change.name();
        }
        if (kind == FaultKind.neighbour && share != null) {
            return kind.name() + ":limited";
        }
        return at == null ? kind.name() : kind.name() + "@" + at;
    }
}
