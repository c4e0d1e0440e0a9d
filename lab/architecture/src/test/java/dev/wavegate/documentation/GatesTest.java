package dev.wavegate.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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

    private static int failuresThatStop(String acceptable, int reports) {
        SequentialGate gate = SequentialGate.of(Share.parse(acceptable), ALPHA);
        return IntStream.rangeClosed(0, reports)
                .filter(failures -> SequentialEvidence.logE(failures, reports, gate) >= -Math.log(ALPHA))
                .findFirst()
                .orElseThrow();
    }
}
