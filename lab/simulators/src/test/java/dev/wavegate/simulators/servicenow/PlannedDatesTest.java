package dev.wavegate.simulators.servicenow;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlannedDatesTest {
    private static final String LATER = "{'start_date':'2026-10-12 20:00:00','end_date':'2026-10-12 22:00:00'}";

    @RegisterExtension
    final Instance instance = new Instance();

    private void mode(String mode) {
        assertThat(instance.send("POST", "/_sim/planned-dates", "{'mode':'" + mode + "'}")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void moveInEveryStateUnlessTheInstanceIsStrict() {
        String change = instance.scheduledChange();

        instance.result(instance.patch(change, LATER));
        assertThat(instance.field(change, "start_date")).isEqualTo("2026-10-12 20:00:00");
        assertThat(instance.field(change, "approval")).isEqualTo("approved");

        instance.result(instance.patch(change, "{'state':'-1'}"));
        instance.result(instance.patch(change, "{'end_date':'2026-10-13 00:00:00'}"));
        assertThat(instance.field(change, "end_date")).isEqualTo("2026-10-13 00:00:00");
    }

    @Test
    void areRefusedByARuleOnceApproved() {
        mode("refused");
        String change = instance.change();
        instance.result(instance.patch(change, LATER));
        String approved = instance.scheduledChange();

        HttpResponse<String> response = instance.patch(approved, LATER);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(Instance.error(response).path("detail").asText())
                .contains("Business Rule 'Restrict planned dates after approval^");
        assertThat(instance.field(approved, "start_date")).isEmpty();
        assertThat(instance.asManager("PATCH", Instance.CHANGES + "/" + approved, LATER)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"ignored, '', approved", "revoking, 2026-10-12 20:00:00, not requested"})
    void areDroppedOrTakeTheApprovalBack(String mode, String start, String approval) {
        mode(mode);
        String change = instance.scheduledChange();

        instance.result(instance.patch(change, LATER));

        assertThat(instance.field(change, "start_date")).isEqualTo(start);
        assertThat(instance.field(change, "approval")).isEqualTo(approval);
        assertThat(instance.field(change, "state")).isEqualTo("-2");
    }

    @Test
    void areFreeAgainAfterAReset() {
        mode("refused");
        assertThat(instance.send("POST", "/_sim/planned-dates", "{'mode':'sometimes'}")
                        .statusCode())
                .isEqualTo(400);
        instance.send("POST", "/_sim/reset", "");
        String change = instance.scheduledChange();

        assertThat(instance.patch(change, LATER).statusCode()).isEqualTo(200);
    }
}
