package dev.wavegate.cli;

import java.time.Duration;
import java.util.Locale;

import dev.wavegate.domain.gate.GateFacts;
import dev.wavegate.domain.gate.SequentialEvidence;
import dev.wavegate.domain.gate.SequentialGate;
import dev.wavegate.domain.gate.Share;
import dev.wavegate.domain.gate.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wavegate gate}: what the sequential gate says to so many failures in so many reports. */
@Command(
        name = "gate",
        description = "Evaluates the sequential gate for a number of failures and reports.",
        footer = {
            "",
            "Example:",
            "  ./wavegate gate --acceptable 1%% --alpha 0.01 --reports 20 --failures 3",
            "  lnE=4.812175 verdict=FAILED",
            "  3 of 20 reports failed, E = 123, stops at 100: more than the acceptable 1%%",
            "",
            "The wave is judged as complete unless --outstanding is given."
        })
final class GateCommand implements Runnable {
    private final CommandContext context;

    @Option(
            names = "--acceptable",
            required = true,
            paramLabel = "SHARE",
            description = "The acceptable share of failures, such as 1%% or 0.01.")
    private String acceptable = "";

    @Option(
            names = "--alpha",
            required = true,
            paramLabel = "NUMBER",
            description = "The maximum false alarm rate, such as 0.01.")
    private double alpha;

    @Option(
            names = "--doubt",
            paramLabel = "NUMBER",
            defaultValue = "0.05",
            description = "Inconclusive at the end if an acceptable release shows so many failures with a smaller"
                    + " probability (default ${DEFAULT-VALUE}).")
    private double doubt;

    @Option(names = "--reports", required = true, paramLabel = "N", description = "Final outcomes so far.")
    private int reports;

    @Option(names = "--failures", required = true, paramLabel = "K", description = "The number of failures among them.")
    private int failures;

    @Option(
            names = "--outstanding",
            paramLabel = "N",
            defaultValue = "0",
            description = "Devices that have not reported yet (default ${DEFAULT-VALUE}).")
    private int outstanding;

    GateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        try {
            SequentialGate usual = SequentialGate.of(Share.parse(acceptable), alpha);
            SequentialGate gate = new SequentialGate(usual.acceptable(), alpha, doubt, usual.priorA(), usual.priorB());
            double evidence = SequentialEvidence.logE(failures, reports, gate);
            Verdict verdict = gate.judge(facts());
            context.out().println(String.format(Locale.ROOT, "lnE=%.6f verdict=%s", evidence, word(verdict)));
            verdict.reasons().forEach(context.out()::println);
        } catch (IllegalArgumentException wrong) {
            throw new WrongUsage(String.valueOf(wrong.getMessage()));
        }
    }

    private GateFacts facts() {
        if (outstanding < 0) {
            throw new IllegalArgumentException("outstanding must not be negative, but is " + outstanding);
        }
        return new GateFacts(
                failures,
                reports,
                reports - failures,
                Math.addExact(reports, outstanding),
                outstanding,
                outstanding == 0,
                Duration.ZERO,
                false);
    }

    private static String word(Verdict verdict) {
        return verdict.match(passed -> "PASSED", failed -> "FAILED", open -> "INCONCLUSIVE", errored -> "ERRORED");
    }
}
