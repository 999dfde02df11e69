package io.twoshops.lab.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of a history. Every {@code at} is in milliseconds since the start of the run that the history is of. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.Run.class, name = "run"),
    @JsonSubTypes.Type(value = Entry.Request.class, name = "request"),
    @JsonSubTypes.Type(value = Entry.Insisted.class, name = "insisted"),
    @JsonSubTypes.Type(value = Entry.Mark.class, name = "mark"),
    @JsonSubTypes.Type(value = Entry.Generator.class, name = "generator"),
    @JsonSubTypes.Type(value = Entry.Measured.class, name = "measured"),
    @JsonSubTypes.Type(value = Entry.Audited.class, name = "audited")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Entry {

    /** The same, on a clock that was behind by so many milliseconds. What has no time is the same on any. */
    default Entry later(double millis) {
        return this;
    }

    /**
     * What the history is of: its first line.
     *
     * @param session repeats of the same arm are different sessions, each on a database made from nothing
     * @param module the module that is struck; none where nothing is
     * @param fault the kind of fault, or what else is done after the deployment; none for the deployment itself
     * @param startedAt wall clock, ISO 8601
     * @param level of resilience, where it is not the usual one
     */
    record Run(
            String experiment,
            String arm,
            int repeat,
            @Nullable String module,
            @Nullable String fault,
            String startedAt,
            double rate,
            @Nullable String level)
            implements Entry {

        /** Whether it is of a deployment, with which a session begins. */
        public boolean deployment() {
            return fault == null;
        }

        /** Whether it is a round of torture, which strikes many modules. */
        public boolean tortured() {
            return fault != null && fault.startsWith("round-");
        }
    }

    /**
     * One request.
     *
     * @param at when it should have been sent
     * @param visit the number of the journey that it belongs to
     * @param outcome served, degraded, refused or failed
     * @param millis latency from {@code at}, not from when the generator found time for it
     * @param status of HTTP; none if no answer came
     * @param order the order that the answer acknowledged
     * @param note why it was not served
     */
    record Request(
            double at,
            long visit,
            String journey,
            String step,
            String outcome,
            double millis,
            @Nullable Integer status,
            @Nullable String order,
            @Nullable String orderStatus,
            @Nullable String note)
            implements Entry {
        @Override
        public Request later(double behind) {
            return new Request(at + behind, visit, journey, step, outcome, millis, status, order, orderStatus, note);
        }
    }

    /**
     * A customer who could not know whether an order was taken and sent it again, with the same idempotency key, until there
     * was an answer. It counts for the books and not for the share of journeys that were served.
     *
     * @param at when the last answer came
     * @param visit the number of the journey whose order it was
     * @param times how often it was sent again
     * @param order that was acknowledged at last; none if the load ended before, or the shop refused for good
     * @param note why none was
     */
    record Insisted(
            double at,
            long visit,
            int times,
            @Nullable String order,
            @Nullable String orderStatus,
            @Nullable String note)
            implements Entry {
        @Override
        public Insisted later(double behind) {
            return new Insisted(at + behind, visit, times, order, orderStatus, note);
        }
    }

    /** Something that the runner did or saw: {@code steady}, {@code injected}, {@code proof}, {@code ended}, … */
    record Mark(double at, MarkKind what, String detail) implements Entry {}

    /** How busy the generator itself was: CPU in shares of one core, and how late it sent. */
    record Generator(double at, double cores, double lagP99Millis, long sent) implements Entry {
        @Override
        public Generator later(double behind) {
            return new Generator(at + behind, cores, lagP99Millis, sent);
        }
    }

    /** A number about the arm that is no request: seconds, bytes, lines. */
    record Measured(String name, double value, String unit, Map<String, Double> parts) implements Entry {}

    /** What the audit found; {@code state} is {@code holds}, {@code violated} or {@code unknown}. */
    record Audited(double at, String state, List<String> findings, Map<String, Double> ledger) implements Entry {}

    /** The kinds of marks. */
    enum MarkKind {
        /** Steady state held before the fault. */
        STEADY,
        /** The fault was ordered. */
        INJECTED,
        /** The fault was seen to act. */
        PROOF,
        /** The fault was ordered and was not seen to act. */
        NO_PROOF,
        /** The struck unit did not say that it was ready. */
        UNREADY,
        /** The end of the fault was ordered. */
        ENDED,
        /** Steady state held again, from this moment on. */
        RECOVERED,
        /** Steady state did not come back within the limit. */
        NOT_RECOVERED,
        /** Steady state did not hold before the fault, so that nothing was done. */
        NEVER_STEADY,
        /** From now on requests count, where a rate and not a fault is looked at. */
        COUNTED_FROM,
        /** They count no more. */
        COUNTED_TO,
        /** No order was undecided any more. */
        SETTLED,
        /** Orders were still undecided at the limit. */
        NOT_SETTLED,
        /** The run was stopped from outside. */
        INTERRUPTED
    }
}
