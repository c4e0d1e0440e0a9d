package dev.wavegate.integrations.servicenow;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wavegate.domain.change.Approval;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.integrations.http.WireJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ValueMappingTest {
    private static final ValueMapping MAPPED = new ValueMapping(
            Map.of(
                    ChangePhase.IMPLEMENTING, List.of("20"),
                    ChangePhase.AWAITING_APPROVAL, List.of("-4", "-3", "11")),
            Map.of(Approval.NOT_REQUIRED, List.of("waived"), Approval.APPROVED, List.of("approved", "auto_approved")));

    @ParameterizedTest
    @CsvSource({
        "-5, DRAFT",
        "-4, AWAITING_APPROVAL",
        "11, AWAITING_APPROVAL",
        "20, IMPLEMENTING",
        "-1, UNRECOGNISED",
        "0, REVIEWING",
        "12, UNRECOGNISED",
        "'', UNRECOGNISED"
    })
    void translatesStatesAsTheyAreRead(String state, ChangePhase phase) throws JsonProcessingException {
        assertThat(ChangeConverter.phase(row(state, "approved"))).isEqualTo(phase);
    }

    @ParameterizedTest
    @CsvSource({
        "not requested, NOT_REQUESTED",
        "auto_approved, APPROVED",
        "approved, APPROVED",
        "waived, NOT_REQUIRED",
        "not_required, UNRECOGNISED",
        "'', UNRECOGNISED"
    })
    void translatesApprovalsAsTheyAreRead(String approval, Approval meaning) throws JsonProcessingException {
        assertThat(ChangeConverter.approval(row("-2", approval))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"-1, 20", "-4, -4", "-3, -3", "0, 0", "4, 4"})
    void writesTheFirstValueOfAPhaseThatHasNotThePlatforms(String platform, String written) {
        assertThat(MAPPED.written(platform)).isEqualTo(written);
    }

    @Test
    void translatesNextStates() throws JsonProcessingException {
        NextStates next = WireJson.mapper().readValue("{\"available_states\":[\"20\",\"-2\"]}", NextStates.class);

        assertThat(MAPPED.asPlatform(next).availableStates())
                .extracting(Value::text)
                .containsExactly("-1", "-2");
    }

    @Test
    void refusesAValueThatWouldMeanTwoThings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueMapping(Map.of(ChangePhase.IMPLEMENTING, List.of("-2")), Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValueMapping(Map.of(), Map.of(Approval.UNRECOGNISED, List.of("x"))));
    }

    private static ChangeRow row(String state, String approval) throws JsonProcessingException {
        return MAPPED.asPlatform(WireJson.mapper()
                .readValue("{\"state\":\"" + state + "\",\"approval\":\"" + approval + "\"}", ChangeRow.class));
    }
}
