package dev.wavegate.api.rollout;

import java.util.List;
import java.util.Optional;

import dev.wavegate.api.problem.ProblemType;
import dev.wavegate.api.problem.Reason;
import dev.wavegate.api.problem.Refusal;
import dev.wavegate.api.problem.RequestFault;
import dev.wavegate.api.settings.FleetNames;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.plan.PlanFormat;
import dev.wavegate.plan.PlanParser;
import dev.wavegate.plan.PlanProblem;
import dev.wavegate.plan.ReadPlan;
import org.springframework.stereotype.Component;

/** Reads the plans that people send. */
@Component
final class PlanBodies {
    private final FleetNames fleets;

    PlanBodies(FleetNames fleets) {
        this.fleets = fleets;
    }

    /**
     * The plan in a body.
     *
     * @throws Refusal with everything that is wrong with it
     */
    ReadPlan read(byte[] body, String contentType) {
        PlanFormat format = PlanFormat.ofContentType(contentType)
                .orElseThrow(() -> Refusal.of(
                        RequestFault.MEDIA_TYPE_UNSUPPORTED, "a plan must be application/yaml or application/json"));
        return PlanParser.read(body, format, fleets.names(), Optional.empty()).match(plan -> plan, problems -> {
            throw refused(problems);
        });
    }

    private static Refusal refused(List<PlanProblem> problems) {
        List<Reason> reasons = problems.stream()
                .map(each -> new Reason(each.path(), each.rule(), each.value(), each.line()))
                .toList();
        String detail =
                "The plan has " + reasons.size() + (reasons.size() == 1 ? " validation error" : " validation errors");
        return new Refusal(ProblemType.of(FailureCode.PLAN_INVALID), detail, reasons);
    }
}
