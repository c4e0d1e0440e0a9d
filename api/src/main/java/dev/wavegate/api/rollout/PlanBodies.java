package dev.wavegate.api.rollout;

import java.util.List;

import dev.wavegate.api.problem.ProblemType;
import dev.wavegate.api.problem.Reason;
import dev.wavegate.api.problem.Refusal;
import dev.wavegate.api.problem.RequestFault;
import dev.wavegate.api.settings.KnownSystems;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.workflows.plan.PlanFormat;
import dev.wavegate.workflows.plan.PlanParser;
import dev.wavegate.workflows.plan.PlanResult.BrokenPlan;
import dev.wavegate.workflows.plan.PlanResult.ReadPlan;
import org.springframework.stereotype.Component;

/** Reads the plans that people send. */
@Component
final class PlanBodies {
    private final KnownSystems systems;

    PlanBodies(KnownSystems systems) {
        this.systems = systems;
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
        return PlanParser.read(body, format, systems.backends(), systems.sources())
                .match(plan -> plan, broken -> {
                    throw refused(broken);
                });
    }

    private static Refusal refused(BrokenPlan broken) {
        List<Reason> reasons = broken.problems().stream()
                .map(each -> new Reason(each.path(), each.rule(), each.value(), each.line()))
                .toList();
        String detail =
                "The plan has " + reasons.size() + (reasons.size() == 1 ? " validation error" : " validation errors");
        return new Refusal(ProblemType.of(FailureCode.PLAN_INVALID), detail, reasons);
    }
}
