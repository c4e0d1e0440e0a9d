package dev.wavegate.documentation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import dev.wavegate.domain.gate.GateFacts;
import dev.wavegate.domain.gate.SequentialEvidence;
import dev.wavegate.domain.gate.SequentialGate;
import dev.wavegate.domain.gate.Share;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class GatesTest {
    private static final double ALPHA = 0.01;
    private static final List<String> ACCEPTABLE = List.of("0.5%", "1%", "2%", "5%");

    @Test
    void theTableSaysWhenTheGateStops() {
        List<List<String>> rows = Page.read(Checkout.file("docs/explanation/gates.md")).rows().stream()
                .filter(row -> row.get(0).matches("[0-9,]+"))
                .toList();

        assertThat(rows).hasSizeGreaterThan(5).allSatisfy(row -> {
            List<String> computed = new ArrayList<>(List.of(row.get(0)));
            int reports = Integer.parseInt(row.get(0).replace(",", ""));
            ACCEPTABLE.forEach(acceptable -> computed.add(Integer.toString(failuresThatStop(acceptable, reports))));
            assertThat(row).isEqualTo(computed);
        });
    }

    @Test
    void theTableSaysWhatTheGateConcludesAtTheEndOfAWave() {
        List<List<String>> rows = Page.read(Checkout.file("docs/explanation/gates.md")).rows().stream()
                .filter(row -> row.get(0).endsWith(" failed"))
                .toList();
        SequentialGate gate = SequentialGate.of(Share.parse("1%"), ALPHA);

        assertThat(rows).hasSizeGreaterThan(5).allSatisfy(row -> {
            String[] words = row.get(0).split(" ");
            int failures = Integer.parseInt(words[0]);
            int reports = Integer.parseInt(words[2]);
            GateFacts facts =
                    new GateFacts(failures, reports, reports - failures, reports, 0, true, Duration.ofMinutes(1), true);
            double chance = SequentialEvidence.chanceOf(failures, reports, gate.acceptable());
            String verdict = gate.judge(facts)
                    .match(passed -> "PASSED", failed -> "FAILED", open -> "INCONCLUSIVE", errored -> "ERRORED");
            assertThat(row)
                    .isEqualTo(List.of(row.get(0), String.format(Locale.ROOT, "%.2f %%", 100 * chance), verdict));
        });
    }

    private static int failuresThatStop(String acceptable, int reports) {
        SequentialGate gate = SequentialGate.of(Share.parse(acceptable), ALPHA);
        return IntStream.rangeClosed(0, reports)
                .filter(failures -> SequentialEvidence.logE(failures, reports, gate) >= -Math.log(ALPHA))
                .findFirst()
                .orElseThrow();
    }
}
