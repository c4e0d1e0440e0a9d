package dev.wavegate.plan.window;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowQuestion;
import dev.wavegate.domain.window.WindowRules;
import dev.wavegate.domain.window.search.StaffedWindows;
import dev.wavegate.plan.PlanFormat;
import dev.wavegate.plan.PlanProblem;
import dev.wavegate.plan.WindowSearchParser;
import dev.wavegate.plan.WindowSearchRequest;

/** Answers window questions with the decider that rollouts use. */
public final class WindowSearcher {
    private final Optional<ScheduleLookup> lookup;

    private WindowSearcher(Optional<ScheduleLookup> lookup) {
        this.lookup = lookup;
    }

    /** A searcher for questions that may name schedules. */
    public static WindowSearcher over(ScheduleLookup lookup) {
        return new WindowSearcher(Optional.of(lookup));
    }

    /** A searcher for questions that write all their schedules out. */
    public static WindowSearcher offline() {
        return new WindowSearcher(Optional.empty());
    }

    /** The first windows or why there is none, or everything that is wrong with the question. */
    public <T> T search(
            byte[] question,
            PlanFormat format,
            Instant now,
            Function<WindowsAnswer, T> whenAnswered,
            Function<List<PlanProblem>, T> whenRefused) {
        return WindowSearchParser.read(question, format)
                .match(request -> search(request, now, whenAnswered, whenRefused), whenRefused);
    }

    private <T> T search(
            WindowSearchRequest request,
            Instant now,
            Function<WindowsAnswer, T> whenAnswered,
            Function<List<PlanProblem>, T> whenRefused) {
        List<String> unread =
                lookup.map(schedules -> schedules.refresh(request, now)).orElse(List.of());
        RequestedSchedules schedules = new RequestedSchedules(request, lookup, now);
        if (!schedules.problems().isEmpty()) {
            return whenRefused.apply(schedules.problems());
        }
        WindowQuestion question = new WindowQuestion(
                demand(request, schedules),
                request.span().start(),
                request.span().end(),
                request.limit());
        return whenAnswered.apply(WindowsAnswer.of(StaffedWindows.windows(question, schedules.facts()), unread));
    }

    private static WindowDemand demand(WindowSearchRequest request, RequestedSchedules schedules) {
        WindowSearchRequest.Need need = request.need();
        WindowRules rules =
                new WindowRules(schedules.open(), schedules.closed(), need.lead(), need.reserve(), need.windowCovers());
        List<StaffingRule> staffing = request.staffing().stream()
                .map(line ->
                        new StaffingRule(line.role(), RequestedSchedules.rosterOf(line), line.min(), line.continuity()))
                .toList();
        return new WindowDemand(rules, staffing, need.duration(), need.soak());
    }
}
