package dev.wavegate.domain.gate;

/** Stops once at least {@code minReports} (1 or more) came in and more than {@code maxFailureRate} of them failed. */
public record FailureRateGate(Share maxFailureRate, int minReports) implements Gate {

    public FailureRateGate {
        if (minReports < 1) {
            throw new IllegalArgumentException("minReports must be at least 1, but is " + minReports);
        }
    }

    @Override
    public String description() {
        return "at most " + maxFailureRate + " failed, judged after " + minReports + " reports";
    }

    @Override
    public Verdict judge(GateFacts facts) {
        return Finding.about(facts, finding -> weigh(facts, finding));
    }

    private Verdict weigh(GateFacts facts, Finding finding) {
        finding.with("maxFailureRate", maxFailureRate).with("minReports", minReports);
        String seen = facts.failures() + " of " + facts.reports() + " reports failed";
        if (facts.reports() < minReports) {
            return finding.inconclusive(
                    facts.allIn()
                            ? seen + "; at least " + minReports + " reports required"
                            : seen + " so far; judged after " + minReports + " reports");
        }
        Share rate = new Share(facts.failures(), facts.reports());
        finding.with("failureRate", rate);
        if (rate.compareTo(maxFailureRate) > 0) {
            return finding.failed(seen + " (" + rate.rounded() + "); at most " + maxFailureRate + " allowed");
        }
        return facts.allIn()
                ? finding.passed(seen + " (" + rate.rounded() + "); at most " + maxFailureRate + " allowed")
                : finding.inconclusive(seen + " so far; " + facts.outstanding() + " outstanding");
    }
}
