package dev.wavegate.api.problem;

import java.util.List;

import dev.wavegate.domain.failure.FailureCode;

/** Stops a request at the border, with everything that is wrong with it. */
public final class Refusal extends RuntimeException {
    private final transient ProblemType type;
    private final String detail;
    private final transient List<Reason> reasons;

    public Refusal(ProblemType type, String detail, List<Reason> reasons) {
        super(detail);
        this.type = type;
        this.detail = detail;
        this.reasons = List.copyOf(reasons);
    }

    public static Refusal of(RequestFault fault, String detail) {
        return new Refusal(fault.type(), detail, List.of());
    }

    public static Refusal of(FailureCode code, String detail) {
        return new Refusal(ProblemType.of(code), detail, List.of());
    }

    /** A parameter, header or field that breaks its rule. */
    public static Refusal ofValue(String name, String rule, String value) {
        return new Refusal(
                ProblemType.of(FailureCode.REQUEST_INVALID), name + " " + rule, List.of(Reason.of(name, rule, value)));
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return detail;
    }

    public List<Reason> reasons() {
        return reasons;
    }
}
