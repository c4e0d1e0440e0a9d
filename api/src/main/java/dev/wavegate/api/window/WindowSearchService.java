package dev.wavegate.api.window;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.wavegate.api.problem.ProblemType;
import dev.wavegate.api.problem.Reason;
import dev.wavegate.api.problem.Refusal;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.domain.window.StaffedWindows;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowQuestion;
import dev.wavegate.domain.window.WindowRules;
import dev.wavegate.workflows.plan.PlanFormat;
import dev.wavegate.workflows.plan.WindowSearchParser;
import dev.wavegate.workflows.plan.WindowSearchRequest;
import dev.wavegate.workflows.window.ScheduleLook;

/** Answers questions about windows with the decider that rollouts use. */
public final class WindowSearchService {
    private final Optional<KnownSchedules> known;
    private final Clock clock;

    private WindowSearchService(Optional<KnownSchedules> known, Clock clock) {
        this.known = known;
        this.clock = clock;
    }

    /**
     * A desk that knows outside schedules, too.
     *
     * @param maxAge a copy that is older says nothing
     * @param reading has schedules copied, and says which could not be read
     */
    static WindowSearchService of(
            ScheduleCopies copies, Duration maxAge, Function<ScheduleLook.Input, List<String>> reading, Clock clock) {
        return new WindowSearchService(Optional.of(new KnownSchedules(copies, maxAge, reading)), clock);
    }

    /** A desk that knows what a question brings along, and nothing else. */
    public static WindowSearchService offline(Clock clock) {
        return new WindowSearchService(Optional.empty(), clock);
    }

    /**
     * The first windows, or why there is none.
     *
     * @throws Refusal with everything that is wrong with the question
     */
    public WindowsAnswer answer(byte[] body, PlanFormat format) {
        return WindowSearchParser.read(body, format).match(read -> answer(read.ask()), broken -> {
            throw refusal(broken.problems().stream()
                    .map(each -> new Reason(each.path(), each.rule(), each.value(), each.line()))
                    .toList());
        });
    }

    private WindowsAnswer answer(WindowSearchRequest ask) {
        List<String> unread =
                known.map(schedules -> schedules.refresh(ask, clock.instant())).orElse(List.of());
        AskedSchedules schedules = new AskedSchedules(ask, known, clock.instant());
        if (!schedules.problems().isEmpty()) {
            throw refusal(schedules.problems());
        }
        WindowSearchRequest.Need need = ask.need();
        WindowRules rules =
                new WindowRules(schedules.open(), schedules.closed(), need.lead(), need.reserve(), need.windowCovers());
        List<StaffingRule> staffing = ask.staffing().stream()
                .map(line ->
                        new StaffingRule(line.role(), AskedSchedules.rosterOf(line), line.min(), line.continuity()))
                .toList();
        WindowDemand demand = new WindowDemand(rules, staffing, need.duration(), need.soak());
        return WindowsAnswer.of(
                StaffedWindows.windows(
                        new WindowQuestion(
                                demand, ask.span().start(), ask.span().end(), ask.limit()),
                        schedules.facts()),
                unread);
    }

    private static Refusal refusal(List<Reason> reasons) {
        String detail = "The window search has " + reasons.size()
                + (reasons.size() == 1 ? " validation error" : " validation errors");
        return new Refusal(ProblemType.of(FailureCode.WINDOW_QUESTION_INVALID), detail, reasons);
    }
}
