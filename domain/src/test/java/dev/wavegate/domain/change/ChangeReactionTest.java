package dev.wavegate.domain.change;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.domain.change.ChangeReaction.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeReactionTest {
    private static final Set<ChangeEvent> ALLOWING = Set.of(
            ChangeEvent.APPROVED,
            ChangeEvent.REPLANNED,
            ChangeEvent.EDITED,
            ChangeEvent.AGREED,
            ChangeEvent.HOLD_LIFTED);

    /** Columns: event; awaiting approval, awaiting a window, in a wave, soaking, closing, rolling back, ended. */
    @ParameterizedTest
    @CsvSource({
        "APPROVED, GO_ON, GO_ON, GO_ON, GO_ON, GO_ON, NONE, NONE",
        "REPLANNED, GO_ON, GO_ON, GO_ON, GO_ON, GO_ON, NONE, NONE",
        "EDITED, GO_ON, GO_ON, GO_ON, GO_ON, GO_ON, NONE, NONE",
        "AGREED, GO_ON, GO_ON, GO_ON, GO_ON, GO_ON, NONE, NONE",
        "HOLD_LIFTED, GO_ON, GO_ON, GO_ON, GO_ON, GO_ON, NONE, NONE",
        "PENDING, AWAIT_APPROVAL, AWAIT_APPROVAL, ASK, ASK, GO_ON, NONE, NONE",
        "REVOKED, AWAIT_APPROVAL, AWAIT_APPROVAL, ASK, ASK, GO_ON, NONE, NONE",
        "REJECTED, END_REJECTED, END_CANCELLED, ASK, ASK, ASK, NONE, NONE",
        "RETURNED_TO_DRAFT, END_REJECTED, END_CANCELLED, ASK, ASK, ASK, NONE, NONE",
        "ASKED, HOLD, HOLD, HOLD, HOLD, HOLD, NONE, NONE",
        "ON_HOLD, HOLD, HOLD, HOLD, HOLD, HOLD, NONE, NONE",
        "MOVED_TO_REVIEW, HOLD, HOLD, ASK, ASK, GO_ON, NONE, NONE",
        "MOVED_BACK, GO_ON, GO_ON, ASK, ASK, GO_ON, NONE, NONE",
        "CLOSED, END_CANCELLED, END_CANCELLED, ASK, ASK, GO_ON, NONE, NONE",
        "CANCELLED, END_CANCELLED, END_CANCELLED, ASK, ASK, ASK, NONE, NONE",
        "DELETED, END_CANCELLED, END_CANCELLED, ASK, ASK, END_CANCELLED, NONE, NONE",
        "UNREADABLE, HOLD, HOLD, HOLD, HOLD, HOLD, NONE, NONE",
        "UNKNOWN, HOLD, HOLD, ASK, ASK, ASK, NONE, NONE"
    })
    void hasACellForEveryEventInEveryStage(
            ChangeEvent event,
            ChangeReaction undecided,
            ChangeReaction approved,
            ChangeReaction inWave,
            ChangeReaction soaking,
            ChangeReaction closing,
            ChangeReaction rollingBack,
            ChangeReaction ended) {
        assertThat(Arrays.stream(Stage.values()).map(stage -> ChangeReaction.to(event, stage)))
                .containsExactlyElementsOf(List.of(undecided, approved, inWave, soaking, closing, rollingBack, ended));
    }

    @ParameterizedTest
    @EnumSource(ChangeEvent.class)
    void awaitsReworkOnlyBeforeADispatchAndOnlyOfWhatWasRejected(ChangeEvent event) {
        boolean isRejected = event == ChangeEvent.REJECTED || event == ChangeEvent.RETURNED_TO_DRAFT;
        for (Stage stage : Stage.values()) {
            boolean isUndispatched = stage == Stage.AWAITING_APPROVAL || stage == Stage.AWAITING_WINDOW;
            assertThat(ChangeReaction.to(event, stage, OnRejection.AWAIT_REWORK))
                    .isEqualTo(
                            isRejected && isUndispatched
                                    ? ChangeReaction.AWAIT_APPROVAL
                                    : ChangeReaction.to(event, stage));
        }
    }

    @ParameterizedTest
    @EnumSource(ChangeEvent.class)
    void onlyAnApprovedChangeLetsARolloutDispatch(ChangeEvent event) {
        assertThat(ChangeReaction.to(event, Stage.IN_WAVE).stops()).isEqualTo(!ALLOWING.contains(event));
        assertThat(ChangeReaction.to(event, Stage.SOAKING).stops()).isEqualTo(!ALLOWING.contains(event));
    }

    @ParameterizedTest
    @EnumSource(ChangeEvent.class)
    void nothingEndsARolloutThatIsUnderWay(ChangeEvent event) {
        assertThat(ChangeReaction.to(event, Stage.IN_WAVE))
                .isIn(ChangeReaction.GO_ON, ChangeReaction.HOLD, ChangeReaction.ASK);
    }

    @Test
    void everyQuestionSaysWhatTheChangeManagersCanDoUnlessTheyCanDoNothing() {
        Set<ChangeEvent> silent = Arrays.stream(ChangeEvent.values())
                .filter(event -> ChangeReaction.to(event, Stage.IN_WAVE) == ChangeReaction.ASK)
                .filter(event -> event.remedy().isEmpty())
                .collect(Collectors.toSet());

        assertThat(silent).containsExactlyInAnyOrder(ChangeEvent.CANCELLED, ChangeEvent.CLOSED);
    }
}
