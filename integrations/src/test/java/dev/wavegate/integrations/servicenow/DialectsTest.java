package dev.wavegate.integrations.servicenow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.wavegate.domain.change.Approval;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.integrations.http.WireJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DialectsTest {
    private static ChangeRow row(String result) throws JsonProcessingException {
        Envelope<ChangeRow> answer =
                WireJson.mapper().readValue("{\"result\":" + result + "}", new TypeReference<Envelope<ChangeRow>>() {});
        List<ChangeRow> rows = answer.result();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sys_id\":\"5d3f\",\"number\":\"CHG1\",\"state\":\"-5\",\"approval\":\"not requested\",\"on_hold\":\"false\"}",
                "{\"sys_id\":\"5d3f\",\"number\":\"CHG1\",\"state\":-5.0,\"approval\":\"not requested\",\"on_hold\":false}",
                "[{\"sys_id\":\"5d3f\",\"number\":{\"display_value\":\"CHG1\",\"value\":\"CHG1\"},"
                        + "\"state\":{\"display_value\":\"New\",\"value\":-5},"
                        + "\"approval\":{\"display_value\":\"Not Yet Requested\",\"value\":\"not requested\"},"
                        + "\"on_hold\":{\"display_value\":\"false\",\"value\":false},\"__meta\":{\"ignoredFields\":[]}}]",
                "{\"sys_id\":{\"display_value\":\"5d3f\",\"value\":\"5d3f\"},\"number\":\"CHG1\",\"state\":\"-5.0\","
                        + "\"approval\":\"not requested\",\"start_date\":\"\",\"end_date\":{\"value\":\"\"}}"
            })
    void readsOneChangeInEveryDialect(String result) throws JsonProcessingException {
        ChangeTicket ticket = ChangeConverter.ticket(row(result), Optional.empty());

        assertThat(ticket.ref().id()).isEqualTo("5d3f");
        assertThat(ticket.ref().number()).isEqualTo("CHG1");
        assertThat(ticket.phase()).isEqualTo(ChangePhase.DRAFT);
        assertThat(ticket.approval()).isEqualTo(Approval.NOT_REQUESTED);
        assertThat(ticket.isOnHold()).isFalse();
        assertThat(ticket.planned()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-5, DRAFT",
        "-4, AWAITING_APPROVAL",
        "-3, AWAITING_APPROVAL",
        "-2, SCHEDULED",
        "-1, IMPLEMENTING",
        "0, REVIEWING",
        "3, CLOSED",
        "4, CANCELLED",
        "7, UNRECOGNISED",
        "assess, UNRECOGNISED",
        "'', UNRECOGNISED"
    })
    void translatesStates(String state, ChangePhase phase) throws JsonProcessingException {
        assertThat(ChangeConverter.phase(row("{\"state\":\"" + state + "\"}"))).isEqualTo(phase);
    }

    @ParameterizedTest
    @CsvSource({
        "not requested, NOT_REQUESTED",
        "requested, REQUESTED",
        "approved, APPROVED",
        "rejected, REJECTED",
        "Approved, UNRECOGNISED",
        "not_required, UNRECOGNISED",
        "'', UNRECOGNISED"
    })
    void translatesApprovals(String value, Approval approval) throws JsonProcessingException {
        assertThat(ChangeConverter.approval(row("{\"approval\":\"" + value + "\"}")))
                .isEqualTo(approval);
    }

    @Test
    void readsTimesInUtcAndHolds() throws JsonProcessingException {
        ChangeTicket ticket = ChangeConverter.ticket(
                row("{\"sys_id\":\"a\",\"number\":\"CHG1\",\"on_hold\":\"true\",\"on_hold_reason\":\"line 3\","
                        + "\"start_date\":{\"display_value\":\"2026-10-05 22:00:00\",\"value\":\"2026-10-05 20:00:00\"},"
                        + "\"end_date\":\"2026-10-06 04:00:00\"}"),
                Optional.empty());

        assertThat(ticket.planned())
                .contains(new Interval(Instant.parse("2026-10-05T20:00:00Z"), Instant.parse("2026-10-06T04:00:00Z")));
        assertThat(ticket.holdReason()).contains("line 3");
    }

    @ParameterizedTest
    @CsvSource({
        "wavegate:r-42:change, r-42",
        "wavegate:r-42:incident, ''",
        "wavegate::change, ''",
        "wavegate:change, ''",
        "ota:r-42:change, ''",
        "'', ''"
    })
    void knowsItsOwnRecords(String correlation, String rollout) throws JsonProcessingException {
        assertThat(ChangeConverter.rolloutOf(row("{\"correlation_id\":\"" + correlation + "\"}")))
                .isEqualTo(rollout.isEmpty() ? Optional.empty() : Optional.of(new RolloutId(rollout)));
    }

    @Test
    void keepsTheCursorOfTheFeedSmall() {
        List<String> seen = IntStream.range(0, 5_000)
                .mapToObj(each -> "5d3f0a6e1b2c4d5e8f90a1b2c3d4e5f6:" + each)
                .toList();
        FeedCursor cursor = new FeedCursor(Instant.parse("2026-11-20T10:00:00Z"), seen);

        assertThat(cursor.text()).hasSizeLessThan(64 * 1024);
        assertThat(FeedCursor.parse(cursor.text())).isEqualTo(cursor);
        assertThat(cursor.seen()).endsWith(seen.get(4_999));
    }
}
